import Diagnostics
import Yams

/// From text to a tree with places. What a study has no use for is refused here: anchors, aliases, merge keys, tags,
/// more than one document, great size and great depth.
struct YAMLComposer {
    /// The deepest nesting that is read. The parser itself stops long before the stack is full.
    static let deepest = 16

    private let lines: TextLines
    private let findings: Findings
    private let file: String
    private let fixedPlace: Place?
    private let basePath: String

    /// - Parameter fixedPlace: The place of every node, for text that is no file.
    init(text: String, file: String, findings: Findings, fixedPlace: Place? = nil, path: String = "") {
        lines = TextLines(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)
        self.file = file
        self.findings = findings
        self.fixedPlace = fixedPlace
        basePath = path
    }

    /// The tree; of no use when a finding of the kind `study-syntax` was added.
    func compose() -> YAMLNode {
        let start = fixedPlace ?? Place(file: file, line: 1, column: 1)
        let nothing = YAMLNode(content: .nothing, place: start, path: basePath)
        guard lines.text.utf8.count <= StudyFile.largestText else {
            findings.add(
                .studySyntax, "the study is larger than 1 MiB", at: fixedPlace ?? Place(file: file),
                help: "a study holds settings, never data: take out what is none")
            return nothing
        }
        let repeats = RepeatedValues.places(in: lines)
        guard repeats.isEmpty else {
            for mark in repeats { refuse(mark) }
            return nothing
        }
        var keys = RenamedKeys()
        do {
            guard let root = try keys.compose(lines) else { return nothing }
            return node(root, path: basePath, depth: 1, keys)
        } catch {
            report(error)
            return nothing
        }
    }

    private func place(_ mark: Mark?) -> Place {
        if let fixedPlace { return fixedPlace }
        guard let mark else { return Place(file: file) }
        return Place(file: file, line: mark.line, column: mark.column)
    }

    private func node(_ node: Node, path: String, depth: Int, _ keys: RenamedKeys) -> YAMLNode {
        let place = place(node.mark)
        var made = YAMLNode(content: .nothing, place: place, path: path)
        if let mark = node.mark, refuse(Position(mark)) { return made }
        guard depth <= Self.deepest else {
            findings.add(.studySyntax, YAMLProblem.tooDeep, at: place, help: YAMLProblem.tooDeepHelp)
            return made
        }
        switch node {
        case .scalar(let scalar):
            if scalar.style == .plain, scalar.string.isEmpty { return made }
            made.content = .text(scalar.string, plain: scalar.style == .plain)
        case .sequence(let sequence):
            made.content = .list(
                sequence.enumerated().map { number, element in
                    self.node(element, path: "\(path)[\(number + 1)]", depth: depth + 1, keys)
                })
        case .mapping(let mapping):
            made.content = .map(pairs(mapping, path: path, depth: depth, keys))
        case .alias:
            break
        }
        return made
    }

    /// The pairs of a map, each key once: a second one is an error that names both places.
    private func pairs(_ mapping: Node.Mapping, path: String, depth: Int, _ keys: RenamedKeys) -> [YAMLEntry] {
        var pairs: [YAMLEntry] = []
        var first: [String: Place] = [:]
        for (keyNode, value) in mapping {
            let place = place(keyNode.mark)
            if let mark = keyNode.mark, refuse(Position(mark)) { continue }
            guard let key = key(keyNode, at: place, keys) else { continue }
            let value = node(value, path: YAMLNode.join(path, key), depth: depth + 1, keys)
            if let earlier = first.updateValue(place, forKey: key) {
                first[key] = earlier
                findings.add(
                    .studyDuplicateKey, "duplicate key \(quote(key)) (first at \(findings.also(earlier)))", at: place,
                    help: "keep one of the two, or merge them")
                continue
            }
            pairs.append(YAMLEntry(key: key, place: place, value: value))
        }
        return pairs
    }

    private func key(_ node: Node, at place: Place, _ keys: RenamedKeys) -> String? {
        guard case .scalar(let scalar) = node else {
            findings.add(.studySyntax, "a key must be text", at: place, help: "write `key: value`")
            return nil
        }
        if scalar.style == .plain, scalar.string == "<<" {
            findings.add(
                .studySyntax, "the merge key `<<` is not read", at: place, help: "write the keys out where they belong")
            return nil
        }
        return keys.original(of: scalar)
    }

    /// Reports an anchor or a tag that stands at this position; whether there is one.
    @discardableResult
    private func refuse(_ position: Position) -> Bool {
        let place = fixedPlace ?? Place(file: file, line: position.line, column: position.column)
        switch lines.scalar(at: position) {
        case "&", "*":
            findings.add(
                .studySyntax, "anchors (`&`) and aliases (`*`) are not read", at: place,
                help: "write the value out, or put the text in quotes if it is one")
        case "!":
            findings.add(
                .studySyntax, "tags (`!`) are not read", at: place,
                help: "leave the tag out, or put the text in quotes if it is one")
        default: return false
        }
        return true
    }

    private func report(_ error: any Error) {
        guard let error = error as? YamlError else {
            findings.add(.studySyntax, "this is not readable as YAML", at: place(nil), help: "save it as UTF-8 text")
            return
        }
        let problem = YAMLProblem(error, lines)
        findings.add(.studySyntax, problem.message, at: problem.mark.map(place(of:)) ?? place(nil), help: problem.help)
    }

    private func place(of position: Position) -> Place {
        fixedPlace ?? Place(file: file, line: position.line, column: position.column)
    }
}
