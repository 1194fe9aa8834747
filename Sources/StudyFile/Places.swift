import Diagnostics

/// Where each key of a study stands, by its path: `k`, `sources.spring.columns`, `crossed[1]` (counted from 1).
package struct Places: Sendable {
    private struct Entry: Sendable {
        let key: Place
        let value: Place
    }

    private var entries: [String: Entry] = [:]
    private let file: String

    init(root: YAMLNode, file: String) {
        self.file = file
        add(root)
    }

    /// Where the key stands; for a path the study does not have, the nearest key around it, at last the file.
    package subscript(path: String) -> Place { nearest(path)?.key ?? Place(file: file) }

    /// Where the value of the key begins, with the same fall-back.
    package func value(_ path: String) -> Place { nearest(path)?.value ?? Place(file: file) }

    /// Whether the study has this very path.
    package func contains(_ path: String) -> Bool { entries[path] != nil }

    private func nearest(_ path: String) -> Entry? {
        var path = path[...]
        while !path.isEmpty {
            if let entry = entries[String(path)] { return entry }
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return nil }
            path = path[..<end]
        }
        return nil
    }

    private mutating func add(_ node: YAMLNode) {
        switch node.content {
        case .nothing, .text: return
        case .list(let elements):
            for element in elements {
                entries[element.path] = Entry(key: element.place, value: element.place)
                add(element)
            }
        case .map(let pairs):
            for pair in pairs {
                entries[pair.value.path] = Entry(key: pair.place, value: pair.value.place)
                add(pair.value)
            }
        }
    }
}
