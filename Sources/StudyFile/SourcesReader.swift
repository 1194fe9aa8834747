import Diagnostics
import Study

/// The exports of a study, with their names and places for sections that refer to them.
struct ReadSources {
    var list: [Source] = []
    var names = Names("source")
}

/// Reads `sources`: a map of names, or a list of paths that are named after their files.
struct SourcesReader {
    let findings: Findings

    func read(_ fields: Fields) -> ReadSources {
        guard let node = fields["sources"] else {
            let start = Place(file: findings.file, line: 1, column: 1)
            if fields.lacks("sources") {
                findings.missing("sources", in: "the study", at: start, help: "write at least `sources: [export.csv]`")
            }
            return ReadSources()
        }
        var sources = ReadSources()
        switch node.content {
        case .list(let elements) where !elements.isEmpty: readList(elements, into: &sources)
        case .map(let pairs) where !pairs.isEmpty: readMap(pairs, into: &sources)
        case .list, .map: findings.invalid(node, "is empty", help: "name at least one export")
        default:
            findings.wrongType(
                node, "a map of exports or a list of paths", help: "write `sources: [export.csv]`, in brackets")
        }
        return sources
    }

    private func readMap(_ pairs: [YAMLEntry], into sources: inout ReadSources) {
        for pair in pairs {
            Identifier.check(pair.key, "a source", at: pair.place, findings, .letterOrDigit)
            sources.names.add(pair.key, at: pair.place)
            sources.list.append(source(pair.key, pair.value, at: pair.place))
        }
    }

    private func readList(_ elements: [YAMLNode], into sources: inout ReadSources) {
        for element in elements {
            let path = element.text ?? element.pairs.first { $0.key == "path" }?.value.text
            let name = Self.name(of: path ?? "")
            if let earlier = sources.names.place(of: name), path != nil {
                findings.conflict(
                    "two exports would be named \(quote(name)) (first at \(findings.also(earlier)))", at: element.place,
                    help: "give them names: `sources: {first: …, second: …}`")
            }
            sources.names.add(name, at: element.place)
            sources.list.append(source(name, element, at: element.place))
        }
    }

    /// The file's name without folders and its last ending, as a name of the study.
    static func name(of path: String) -> String {
        let file = path.split(separator: "/").last ?? ""
        let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
        var name = ""
        for scalar in stem.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "_": name.unicodeScalars.append(scalar)
            default: if !name.isEmpty, name.last != "-" { name += "-" }
            }
        }
        while name.last == "-" || name.last == "_" { name.removeLast() }
        while name.first == "_" { name.removeFirst() }
        return name.isEmpty ? "source" : name
    }

    private func source(_ name: String, _ node: YAMLNode, at place: Place) -> Source {
        var source = Source(name: name, path: "")
        let long = node.isText ? node.inLongForm("path") : node
        guard let fields = Fields(long, at: "sources.<source>", place: place, findings) else { return source }
        let files = FileReader(findings: findings)
        if let path = fields["path"] {
            source.path = files.path(path) ?? ""
        } else if fields.lacks("path") {
            findings.missing("path", in: "source \(quote(name))", at: place, help: "write where the export lies")
        }
        source.format = fields["format"].flatMap(files.name)
        source.encoding = fields["encoding"].flatMap(files.name)
        source.delimiter = fields["delimiter"].flatMap(files.delimiter)
        source.labels = fields["labels"].flatMap { findings.text($0, "a path") }
        source.sheet = fields["sheet"].flatMap { findings.text($0, "the name of a sheet") }
        source.record = fields["record"].flatMap(record)
        source.columns = fields["columns"].map(files.columns) ?? []
        if let last = fields["last_line"].flatMap({ findings.word($0, LastLine.self) }) { source.lastLine = last }
        if let optional = fields["optional"].flatMap(findings.truth) { source.optional = optional }
        return source
    }

    private func record(_ node: YAMLNode) -> String? {
        guard let path = findings.text(node, "a slash path") else { return nil }
        let steps = path.split(separator: "/", omittingEmptySubsequences: false)
        guard steps.count > 1, steps[0].isEmpty, steps.dropFirst().allSatisfy({ !$0.isEmpty }) else {
            findings.invalid(
                node, "is \(quote(path)), which is no path of elements",
                help: "write the elements from the root to the record: `/answers/answer`")
            return nil
        }
        return path
    }
}
