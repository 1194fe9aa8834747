import Diagnostics

/// Lays entries of the command line (`--set key.path=value`) over the tree of the file, before anything is read.
///
/// A value is YAML, so `headline=[a, b]` is a list. A key that has dots itself is found by its longest match.
/// Messages about such a value name the entry as their file.
struct Overrides {
    let findings: Findings

    func apply(_ entries: [String], to root: YAMLNode) -> YAMLNode {
        entries.reduce(root) { tree, entry in apply(entry, to: tree) }
    }

    private func apply(_ entry: String, to root: YAMLNode) -> YAMLNode {
        let place = Place(file: "--set " + entry)
        guard let equals = entry.firstIndex(of: "=") else {
            refuse(entry, "has no `=`", at: place)
            return root
        }
        let keys = entry[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard keys.allSatisfy({ !$0.isEmpty }) else {
            refuse(entry, "names no key", at: place)
            return root
        }
        let inner = Findings(file: place.file)
        let text = String(entry[entry.index(after: equals)...])
        let path = keys.joined(separator: ".")
        let value = YAMLComposer(text: text, file: place.file, findings: inner, fixedPlace: place, path: path).compose()
        guard inner.count == 0 else {
            refuse(entry, "has a value that is not valid YAML", at: place)
            return root
        }
        return replace(keys[...], with: value, in: root, entry, place)
    }

    private func replace(
        _ keys: ArraySlice<String>, with value: YAMLNode, in node: YAMLNode, _ entry: String, _ place: Place
    ) -> YAMLNode {
        if keys.isEmpty { return value }
        var node = node
        var pairs: [YAMLEntry] = []
        switch node.content {
        case .map(let present): pairs = present
        case .nothing: break
        case .text, .list:
            let hint = "write the map out in the study, or set all of \(quote(node.path)) at once"
            refuse(entry, "goes below \(quote(node.path)), which is \(node.found)", at: place, help: hint)
            return node
        }
        for length in (1...keys.count).reversed() {
            let key = keys.prefix(length).joined(separator: ".")
            guard let position = pairs.firstIndex(where: { $0.key == key }) else { continue }
            pairs[position].value = replace(
                keys.dropFirst(length), with: value, in: pairs[position].value, entry, place)
            node.content = .map(pairs)
            return node
        }
        let key = keys[keys.startIndex]
        let empty = YAMLNode(content: .nothing, place: place, path: YAMLNode.join(node.path, key))
        let inner = replace(keys.dropFirst(), with: value, in: empty, entry, place)
        node.content = .map(pairs + [YAMLEntry(key: key, place: place, value: inner)])
        return node
    }

    private func refuse(_ entry: String, _ what: String, at place: Place, help: String? = nil) {
        findings.add(
            .studyInvalidValue, "the entry \(quote(entry)) \(what)", at: place,
            help: help ?? "write `--set key=value` or `--set key.key=value`, text with special characters in quotes")
    }
}
