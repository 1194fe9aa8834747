import Diagnostics

/// Names of one kind that the study defines, with their places.
struct Names {
    /// What they are called in messages: `source`, `scale`.
    let kind: String
    private(set) var list: [String] = []
    private var entries: [String: (position: Int, place: Place)] = [:]

    init(_ kind: String) { self.kind = kind }

    /// Adds a name; one that is there already keeps its place.
    mutating func add(_ name: String, at place: Place) {
        guard entries[name] == nil else { return }
        entries[name] = (list.count, place)
        list.append(name)
    }

    func position(of name: String) -> Int? { entries[name]?.position }

    func place(of name: String) -> Place? { entries[name]?.place }

    /// Position of the name that a node refers to; an unknown one is reported.
    func resolve(_ node: YAMLNode, _ findings: Findings) -> Int? {
        guard let name = findings.text(node, "the name of a \(kind)") else { return nil }
        if let position = position(of: name) { return position }
        let start = list.first.flatMap(place(of:)).flatMap { $0.line > 0 ? $0 : nil }
        findings.unknownName(kind, name, at: node.place, among: list, start: start)
        return nil
    }
}

/// The form of names that the study chooses.
enum Identifier {
    /// What may begin a name: measures and groups are read in formulas and addresses, waves and sources are not.
    enum Start { case letter, letterOrDigit }

    /// Checks a name and reports one that has not the form.
    static func check(_ name: String, _ kind: String, at place: Place, _ findings: Findings, _ start: Start = .letter) {
        guard !isValid(name, start) else { return }
        let first = start == .letter ? "a letter" : "a letter or digit"
        findings.add(
            .studyInvalidValue, "\(quote(name)) cannot be the name of \(kind)", at: place,
            help: "begin with \(first), go on with letters, digits, `_`, `.` or `-` (A to Z, no two points in a row)")
    }

    static func isValid(_ name: String, _ start: Start) -> Bool {
        guard let first = name.utf8.first, isLetter(first) || start == .letterOrDigit && isDigit(first) else {
            return false
        }
        return !name.contains("..")
            && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || [0x5F, 0x2E, 0x2D].contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
