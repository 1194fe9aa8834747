import Diagnostics

/// A small XML document kept whole: forms, submissions, codebooks.
final class SmallTree: SAXHandler {
    /// An element with what is in it.
    final class Node {
        let name: String
        let line: Int
        var attributes: [String: String]
        fileprivate(set) var children: [Node] = []
        /// Text directly within the element.
        fileprivate(set) var text = ""

        fileprivate init(_ name: String, _ attributes: [(name: String, value: String)], line: Int) {
            self.name = name
            self.line = line
            self.attributes = Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
        }

        /// The first child of a name.
        subscript(name: String) -> Node? { children.first { $0.name == name } }

        /// All children of a name.
        func all(_ name: String) -> [Node] { children.filter { $0.name == name } }

        /// This element and all below it.
        func each(_ body: (Node) -> Void) {
            body(self)
            for child in children { child.each(body) }
        }
    }

    private(set) var root = Node("", [], line: 1)
    private var open: [Node] = []
    private var size = 0
    private let file: String

    /// Most elements and bytes of text of a small document.
    private static let most = 2_000_000

    init(file: String) { self.file = file }

    /// Reads a file.
    static func read(_ input: Input) throws -> Node {
        let tree = SmallTree(file: input.name)
        try SAXParser(name: input.name, handler: tree).parse(input)
        return tree.root
    }

    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
        let node = Node(name.string, attributes, line: line)
        if let parent = open.last { parent.children.append(node) } else { root = node }
        open.append(node)
        try grow(1, line)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        open.last?.text += String(decoding: bytes, as: UTF8.self)
        try grow(bytes.count / 16, open.last?.line ?? 1)
    }

    func end(_ name: SAXName) throws { open.removeLast() }

    private func grow(_ count: Int, _ line: Int) throws {
        size += count
        guard size > Self.most else { return }
        throw Failure(
            .xmlLimit, "the document is larger than any of its kind", at: Place(file: file, line: line),
            help: "this is not a file that Rapport reads")
    }
}
