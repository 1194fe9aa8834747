/// Which elements stand where in the beginning of an XML file: enough to tell what a record is.
final class XMLOutline: SAXHandler {
    private struct Enough: Error {}

    private(set) var root = ""
    /// The root element's namespace and attributes.
    private(set) var namespace = ""
    private(set) var attributes: [String: String] = [:]
    /// Whether the beginning was the whole file.
    private(set) var isWhole = true
    private var stack: [String] = []
    private var counts: [[String]: Int] = [:]
    private var withChildren: Set<[String]> = []
    private var seen = 0

    /// Reads the beginning of a file.
    static func of(_ input: Input) throws -> XMLOutline {
        let outline = XMLOutline()
        let parser = SAXParser(name: input.name, handler: outline)
        do {
            try parser.parse(input)
        } catch is Enough {
            outline.isWhole = false
        }
        outline.namespace = parser.rootNamespace
        return outline
    }

    /// The most frequent element that has elements of its own; the outermost where several are.
    var mostRepeated: [String]? {
        counts.filter { $0.value > 1 && withChildren.contains($0.key) }
            .min { ($0.key.count, -$0.value, $0.key.joined()) < ($1.key.count, -$1.value, $1.key.joined()) }?.key
            ?? withChildren.filter { $0.count == 2 }.min { $0.joined() < $1.joined() }
    }

    /// Whether an element of this name stands anywhere.
    func hasElement(_ name: String) -> Bool { counts.keys.contains { $0.last == name } }

    /// Whether an element stands at a path; `*` stands for any name.
    func has(_ path: some Collection<String>) -> Bool {
        path.isEmpty || counts.keys.contains { $0.elementsEqual(path) { $1 == "*" || $0 == $1 } }
    }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        if stack.isEmpty {
            root = name.string
            self.attributes = Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
        } else {
            withChildren.insert(stack)
        }
        stack.append(name.string)
        counts[stack, default: 0] += 1
        seen += 1
        if seen > 20_000 { throw Enough() }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}

    func end(_ name: SAXName) throws { stack.removeLast() }
}
