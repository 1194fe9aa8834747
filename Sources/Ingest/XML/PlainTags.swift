/// The tags that plain records are made of, as bytes to compare with.
struct PlainTags: Sendable {
    /// A piece of markup: `<name`, `</name>`.
    struct Tag: Sendable {
        fileprivate var first: UInt64
        fileprivate var mask: UInt64
        fileprivate var start: Int
        fileprivate(set) var count: Int
    }

    /// A leaf directly below a record.
    struct Leaf: Sendable {
        let open: Tag
        let close: Tag
        let use: CellUse
    }

    private let recordOpen: Tag
    private let recordClose: Tag
    private var text: [UInt8] = []
    private(set) var leaves: [Leaf] = []
    /// By leaf: the one that came behind it last time, at first the one learnt next.
    private var followers: [Int] = []
    /// By leaf, and before the first one: the last record it was in.
    private var records: [Int] = []

    /// Bytes behind a text that a comparison may read.
    static let reach = 8 + 3 + Limits.name

    init(record name: String) {
        var text: [UInt8] = []
        recordOpen = Self.tag("<" + name, &text)
        recordClose = Self.tag("</" + name + ">", &text)
        self.text = text
    }

    private static func tag(_ text: String, _ all: inout [UInt8]) -> Tag {
        let bytes = Array(text.utf8)
        let start = all.count
        all += bytes + [UInt8](repeating: 0, count: 8)
        let first = all[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let mask = bytes.count < 8 ? 1 << UInt64(8 * bytes.count) - 1 : UInt64.max
        return Tag(first: first, mask: mask, start: start, count: bytes.count)
    }

    /// Adds a leaf; libxml2 has seen it, so that its name is one.
    mutating func learn(_ name: String, _ use: CellUse) {
        leaves.append(Leaf(open: Self.tag("<" + name, &text), close: Self.tag("</" + name + ">", &text), use: use))
        followers.append(leaves.count)
        records.append(-1)
    }

    /// What a walk needs, as pointers.
    struct Cursor {
        let leaves: UnsafePointer<Leaf>
        let count: Int
        let recordOpen: Tag
        let recordClose: Tag
        fileprivate let text: UnsafePointer<UInt8>
        private let followers: UnsafeMutablePointer<Int>
        private let records: UnsafeMutablePointer<Int>

        fileprivate init(
            _ leaves: UnsafePointer<Leaf>, _ count: Int, _ open: Tag, _ close: Tag, _ text: UnsafePointer<UInt8>,
            _ followers: UnsafeMutablePointer<Int>, _ records: UnsafeMutablePointer<Int>
        ) {
            self.leaves = leaves
            self.count = count
            recordOpen = open
            recordClose = close
            self.text = text
            self.followers = followers
            self.records = records
        }

        /// Whether the bytes begin with a tag.
        @inline(__always)
        func begins(_ bytes: UnsafePointer<UInt8>, _ tag: Tag) -> Bool {
            guard UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self) & tag.mask == tag.first else { return false }
            return tag.count <= 8 || rest(bytes, tag)
        }

        private func rest(_ bytes: UnsafePointer<UInt8>, _ tag: Tag) -> Bool {
            for i in 8..<tag.count where bytes[i] != text[tag.start + i] { return false }
            return true
        }

        /// The leaf whose start tag (or empty tag) the bytes begin with; nil for anything else, and for a leaf that this
        /// record has had.
        /// - Parameter last: the leaf before it, -1 for none.
        @inline(__always)
        func leaf(_ bytes: UnsafePointer<UInt8>, after last: Int, record: Int) -> Int? {
            // Records of an export are alike: nearly always the leaf that came here last time.
            var leaf = last < 0 ? 0 : followers[last]
            if leaf >= count || !opens(bytes, leaf) {
                guard let found = search(bytes) else { return nil }
                leaf = found
                if last >= 0 { followers[last] = leaf }
            }
            guard records[leaf] != record else { return nil }
            records[leaf] = record
            return leaf
        }

        private func search(_ bytes: UnsafePointer<UInt8>) -> Int? {
            (0..<count).first { opens(bytes, $0) }
        }

        @inline(__always)
        private func opens(_ bytes: UnsafePointer<UInt8>, _ leaf: Int) -> Bool {
            guard begins(bytes, leaves[leaf].open) else { return false }
            let next = bytes + leaves[leaf].open.count
            return next[0] == UInt8(ascii: ">") || next[0] == UInt8(ascii: "/") && next[1] == UInt8(ascii: ">")
        }
    }

    mutating func withCursor<Result>(_ body: (Cursor) throws -> Result) rethrows -> Result? {
        let (open, close) = (recordOpen, recordClose)
        return try leaves.withUnsafeBufferPointer { leaves in
            try text.withUnsafeBufferPointer { text in
                try followers.withUnsafeMutableBufferPointer { followers in
                    try records.withUnsafeMutableBufferPointer { records in
                        guard let first = leaves.baseAddress, let text = text.baseAddress,
                            let followers = followers.baseAddress, let records = records.baseAddress
                        else { return nil }
                        return try body(Cursor(first, leaves.count, open, close, text, followers, records))
                    }
                }
            }
        }
    }
}
