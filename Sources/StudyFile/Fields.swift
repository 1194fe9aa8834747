import Diagnostics

/// A map whose keys are fixed. Keys that `KeyTable` does not list at its path are reported once, here.
struct Fields {
    let node: YAMLNode
    /// Where the map is spoken of as a whole: its own key, where it has one.
    let place: Place
    private let schema: String
    private var values: [String: YAMLNode] = [:]
    /// Allowed keys that an unknown one probably stands for.
    private var meant: Set<String> = []

    /// - Parameters:
    ///   - schema: The map's path in `KeyTable`.
    ///   - place: Where its key stands.
    init?(_ node: YAMLNode, at schema: String, place: Place? = nil, _ findings: Findings) {
        self.node = node
        self.place = place ?? node.place
        self.schema = schema
        let allowed = KeyTable.allowed(at: schema)
        let list = allowed.map { quote($0) }.joined(separator: ", ")
        guard node.isMap else {
            findings.wrongType(node, "a map", help: "keys allowed here: \(list)")
            return nil
        }
        for pair in node.pairs {
            if allowed.contains(pair.key) {
                values[pair.key] = pair.value
                continue
            }
            let nearest = NearestName.of(pair.key, among: allowed)
            let near = nearest.map { "did you mean \(quote($0))? " } ?? ""
            meant.formUnion(nearest.map { [$0] } ?? [])
            let level = node.path.isEmpty ? "at the top level" : "in \(quote(node.path))"
            findings.add(
                .studyUnknownKey, "unknown key \(quote(pair.key)) \(level)", at: pair.place,
                help: near + "keys allowed here: \(list)")
        }
    }

    /// The value of a key, nil when the study leaves it out.
    subscript(key: String) -> YAMLNode? {
        assert(KeyTable.allowed(at: schema).contains(key), "\(schema).\(key) is not in KeyTable")
        return values[key]
    }

    /// Whether the study has nothing that could be meant for this key.
    func lacks(_ key: String) -> Bool { self[key] == nil && !meant.contains(key) }

    /// Where the key stands, or the map when it is left out.
    func place(of key: String) -> Place { node.pairs.first { $0.key == key }?.place ?? place }
}
