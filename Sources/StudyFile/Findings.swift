import Diagnostics

/// Gathers what is wrong with a study while reading goes on.
final class Findings {
    /// Name of the study's file in messages.
    let file: String
    private var all: [Diagnostic] = []

    init(file: String) { self.file = file }

    /// How many there are: a reader that sees the number unchanged knows that its part is sound.
    var count: Int { all.count }

    func add(_ id: DiagnosticID, _ message: String, at place: Place, help: String) {
        all.append(Diagnostic(id, message, at: place, help: help))
    }

    /// Ends the reading where a tree could not be trusted.
    func stopOnSyntax() throws(Failure) {
        if all.contains(where: { $0.id == .studySyntax }) { try stop() }
    }

    /// Ends the reading when anything was found.
    func stop() throws(Failure) {
        if all.isEmpty { return }
        throw Failure(
            Set(all).sorted { left, right in
                if let a = left.place, let b = right.place, a != b { return a < b }
                return (left.id.rawValue, left.message) < (right.id.rawValue, right.message)
            })
    }

    /// A second place for use inside a message.
    func also(_ place: Place) -> String { short(place, from: file) }

    /// A value of the wrong kind.
    func wrongType(_ node: YAMLNode, _ expected: String, help: String? = nil) {
        let what = node.path.isEmpty ? "the study" : quote(node.path)
        var help = help ?? "write \(expected)"
        if case .nothing = node.content { help = "write the value, or leave the key out" }
        add(.studyWrongType, "\(what) must be \(expected), found \(node.found)", at: node.place, help: help)
    }

    /// A value of the right kind that cannot be meant.
    func invalid(_ node: YAMLNode, _ what: String, help: String) {
        add(.studyInvalidValue, "\(quote(node.path)) \(what)", at: node.place, help: help)
    }

    /// Two things of the study that cannot both be.
    func conflict(_ message: String, at place: Place, help: String) {
        add(.studyConflict, message, at: place, help: help)
    }

    /// A key that has to be there.
    func missing(_ key: String, in what: String, at place: Place, help: String) {
        add(.studyMissingKey, "\(what) has no \(quote(key))", at: place, help: help)
    }

    /// A name that nothing carries.
    func unknownName(_ kind: String, _ name: String, at place: Place, among names: [String], start: Place?) {
        let near = NearestName.of(name, among: names).map { "did you mean \(quote($0))? " } ?? ""
        let defined =
            if let start {
                "\(kind)s start at \(also(start))"
            } else {
                names.isEmpty
                    ? "there is no \(kind) above this line"
                    : "known: " + names.map { quote($0) }.joined(separator: ", ")
            }
        add(.studyUnknownName, "unknown \(kind) \(quote(name))", at: place, help: near + defined)
    }
}
