import Diagnostics

/// Plain XML with one element a record: `record:` of the study, or the element repeated most below the root.
enum RecordXML {
    static let name = "xml"

    /// Slash path to its parts.
    static func path(_ text: String) -> [String] { text.split(separator: "/").map(String.init) }

    /// Finds the element that repeats most often at one level of the file's beginning.
    static func guess(_ input: Input) throws -> [String] {
        let counts = ElementCounts()
        do { try SAXParser(name: input.name, handler: counts).parse(input) } catch is ElementCounts.Enough {}
        guard let best = counts.best else {
            throw Failure(
                .xmlNoRecords, "no element repeats, so there is no record to be seen", at: Place(file: input.name),
                help: "say `record: /path/to/element` for this source")
        }
        return best
    }

    /// The root's name.
    static func root(_ input: Input) throws -> String {
        let counts = ElementCounts()
        do { try SAXParser(name: input.name, handler: counts).parse(input) } catch is ElementCounts.Enough {}
        return counts.root
    }
}

/// Counts elements by path until enough is known.
private final class ElementCounts: SAXHandler {
    struct Enough: Error {}

    private(set) var root = ""
    private var stack: [String] = []
    private var counts: [[String]: Int] = [:]
    private var withChildren: Set<[String]> = []
    private var seen = 0

    /// The most frequent element that has elements of its own; the outermost where several are.
    var best: [String]? {
        counts.filter { $0.value > 1 && withChildren.contains($0.key) }
            .min { ($0.key.count, -$0.value, $0.key.joined()) < ($1.key.count, -$1.value, $1.key.joined()) }?.key
            ?? counts.filter { withChildren.contains($0.key) && $0.key.count == 2 }.min { $0.key.joined() < $1.key.joined() }?.key
    }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        if stack.isEmpty { root = name.string } else { withChildren.insert(stack) }
        stack.append(name.string)
        counts[stack, default: 0] += 1
        seen += 1
        if seen > 20_000 { throw Enough() }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}

    func end(_ name: SAXName) throws { stack.removeLast() }
}
