import Study

/// Walks records that are written in the plainest way without a parser: `<row>` with known leaves in it, blanks between
/// them, each leaf with text, one CDATA section or nothing. It stops in front of anything else, and libxml2 decides.
///
/// What is plain must be well-formed and must give what libxml2 gives; so all of this is *not* plain: attributes,
/// prefixes, comments, processing instructions, elements within leaves, a leaf twice in a record, a name that libxml2
/// has not met, references beyond the five, `]]>` in text, carriage returns in text (they become line feeds), characters
/// that XML does not allow, records beyond the limit of a text. The bytes are known to be UTF-8.
// SAFETY: it belongs to the state of one worker, and `Workers` lets one worker at a time touch a state.
final class PlainRecords: @unchecked Sendable {
    private let block: RecordBlock
    private let lookup: CodeLookup
    private let record: String
    private var tags: PlainTags
    /// Names of the leaves in `tags`.
    private var learnt: Set<String> = []
    /// By record of the block: where it begins in the bytes.
    private var starts = [Int](repeating: 0, count: RecordBlock.capacity)

    /// Bytes of zero that must stand behind what is walked.
    static let padding = PlainTags.reach + 16
    /// Bytes to write to that must stand behind these: texts with references are spelt out there.
    static let spare = 2 * Limits.text

    init(plan: ColumnPlan, lookup: CodeLookup, record: String) {
        block = RecordBlock(plan: plan)
        self.lookup = lookup
        tags = PlainTags(record: record)
        self.record = record
    }

    /// Leaves that were told about.
    private(set) var known = 0

    func forget() {
        tags = PlainTags(record: record)
        learnt = []
        known = 0
    }

    /// Takes a leaf that libxml2 has met. A name with a colon need not be the same one without a prefix before it, and
    /// spellings that Unicode holds for the same are one column: the later ones stay with libxml2.
    func learn(_ name: String, _ use: ColumnUse) {
        known += 1
        if !name.utf8.contains(UInt8(ascii: ":")), !learnt.contains(name) {
            learnt.insert(name)
            tags.learn(name, CellUse(use))
        }
    }

    /// What becomes of the records.
    struct Sink {
        /// Whether a record is wanted, by its number.
        let keeps: (Int) -> Bool
        /// The place of a record, by its number.
        let place: (Int) -> Int
        /// Takes a block, and where each of its records begins in the bytes walked.
        let take: (RecordBlock, [Int]) throws -> Void
    }

    /// Walks the records in `bytes[start..<end]` until one is not plain. Returns where it stopped: behind the last plain
    /// record, or at the end when only blanks follow.
    ///
    /// - Parameter number: that of the next record; counts on.
    func walk(
        _ bytes: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int, number: inout Int, _ sink: Sink
    ) throws -> Int {
        // Before anything is learnt, nothing is plain: not even the record's name is known to be one.
        guard !learnt.isEmpty else { return start }
        block.bytes = UnsafePointer(bytes)
        let (tables, block) = (lookup, block)
        var (at, next) = (start, number)
        _ = try TextClass.table.withUnsafeBufferPointer { classes in
            try tables.withCursor { lookup in
                try tags.withCursor { tags in
                    let walk = PlainWalk(bytes: UnsafePointer(bytes), tags: tags, lookup: lookup, classes: classes)
                    var spare = Spare(bytes + end + Self.padding)
                    while true {
                        let begin = walk.endOfBlanks(at)
                        if begin >= end { at = end; break }
                        let (used, misses) = (spare.used, block.misses.count)
                        guard let behind = walk.record(begin, number: next, block, &spare) else {
                            block.dropMisses(from: misses)
                            break
                        }
                        at = behind
                        if sink.keeps(next) {
                            starts[block.count] = begin
                            block.places[block.count] = sink.place(next)
                            block.faults[block.count] = .none
                            block.count += 1
                        } else {
                            spare.used = used
                            block.dropMisses(from: misses)
                        }
                        next += 1
                        if block.count == RecordBlock.capacity || spare.used > Self.spare / 2 {
                            try flush(sink)
                            spare.used = 0
                        }
                    }
                }
            }
        }
        try flush(sink)
        number = next
        return at
    }

    private func flush(_ sink: Sink) throws {
        guard block.count > 0 else { return }
        try sink.take(block, starts)
        block.clear()
    }
}

/// Room for texts with their references spelt out.
struct Spare {
    private let bytes: UnsafeMutablePointer<UInt8>
    var used = 0

    init(_ bytes: UnsafeMutablePointer<UInt8>) { self.bytes = bytes }

    /// Spells out the references of a text that has no others than the five. Returns where the result is, or nil when
    /// there is no room.
    mutating func spell(_ text: UnsafePointer<UInt8>, _ count: Int) -> (start: UnsafePointer<UInt8>, count: Int)? {
        guard used + count + 8 <= PlainRecords.spare else { return nil }
        let start = bytes + used
        var (from, to) = (0, 0)
        while from < count {
            if text[from] == UInt8(ascii: "&"), let (byte, length) = Reference.of(text + from) {
                start[to] = byte
                from += length
            } else {
                start[to] = text[from]
                from += 1
            }
            to += 1
        }
        used += to
        return (UnsafePointer(start), to)
    }
}

/// The five references that XML has by itself.
enum Reference {
    private static let all: [(name: StaticString, byte: UInt8)] = [
        ("&lt;", 60), ("&gt;", 62), ("&amp;", 38), ("&apos;", 39), ("&quot;", 34),
    ]

    /// What a text that begins with `&` begins with; nil for any other reference.
    static func of(_ text: UnsafePointer<UInt8>) -> (byte: UInt8, length: Int)? {
        for reference in all {
            let count = reference.name.utf8CodeUnitCount
            if (0..<count).allSatisfy({ text[$0] == reference.name.utf8Start[$0] }) { return (reference.byte, count) }
        }
        return nil
    }
}

/// What a byte of a text means to the walk.
enum TextClass {
    static let endsText: UInt8 = 1
    static let endsCDATA: UInt8 = 2
    static let blank: UInt8 = 4

    /// Both end at control characters, `]` (perhaps `]]>`) and 0xEF (perhaps U+FFFE); text also at `<` and `&`.
    static let table: [UInt8] = (0...255).map { (byte: UInt8) -> UInt8 in
        switch byte {
        case 9, 10, 32: blank
        case 13: blank | endsText | endsCDATA
        case UInt8(ascii: "<"), UInt8(ascii: "&"): endsText
        case 0..<32, UInt8(ascii: "]"), 0xEF: endsText | endsCDATA
        default: 0
        }
    }
}

/// One walk's pointers. `nil` anywhere: not plain.
private struct PlainWalk {
    let bytes: UnsafePointer<UInt8>
    let tags: PlainTags.Cursor
    let lookup: CodeLookup.Cursor
    let classes: UnsafeBufferPointer<UInt8>

    private static let more = UInt8(ascii: ">")
    private static let slash = UInt8(ascii: "/")

    @inline(__always)
    func endOfBlanks(_ start: Int) -> Int {
        var at = start
        while classes[Int(bytes[at])] & TextClass.blank != 0 { at += 1 }
        return at
    }

    /// Walks a record. Returns the position behind it.
    func record(_ start: Int, number: Int, _ block: RecordBlock, _ spare: inout Spare) -> Int? {
        guard tags.begins(bytes + start, tags.recordOpen), bytes[start + tags.recordOpen.count] == Self.more else {
            return nil
        }
        let codes = block.codes + block.count * block.stride
        for slot in 0..<block.codeSlots { codes[slot] = AnswerCode.notShown }
        let spans = block.spans + block.count * block.textSlots
        for slot in 0..<block.textSlots { spans[slot] = CellSpan(start: 0, count: 0) }
        var at = start + tags.recordOpen.count + 1
        var leaf = -1
        while true {
            at = endOfBlanks(at)
            guard let found = tags.leaf(bytes + at, after: leaf, record: number) else {
                guard tags.begins(bytes + at, tags.recordClose) else { return nil }
                at += tags.recordClose.count
                return at - start <= Limits.text ? at : nil
            }
            leaf = found
            guard let behind = cell(tags.leaves + leaf, at, block, codes, spans, &spare) else { return nil }
            at = behind
        }
    }

    /// Walks a leaf whose start tag is known to be here. Returns the position behind it.
    @inline(__always)
    private func cell(
        _ leaf: UnsafePointer<PlainTags.Leaf>, _ start: Int, _ block: RecordBlock, _ codes: UnsafeMutablePointer<UInt8>,
        _ spans: UnsafeMutablePointer<CellSpan>, _ spare: inout Spare
    ) -> Int? {
        var at = start + leaf.pointee.open.count
        let use = leaf.pointee.use
        if bytes[at] == Self.slash {
            put(use, at, 0, block, codes, spans)
            return at + 2
        }
        at += 1
        if bytes[at] == UInt8(ascii: "<"), bytes[at + 1] == UInt8(ascii: "!") {
            guard let content = beginCDATA(at), let end = endOfCDATA(content),
                tags.begins(bytes + end + 3, leaf.pointee.close)
            else { return nil }
            put(use, content, end - content, block, codes, spans)
            return end + 3 + leaf.pointee.close.count
        }
        guard let (end, hasReferences) = endOfText(at), tags.begins(bytes + end, leaf.pointee.close) else { return nil }
        if hasReferences, use.isText || use.isCode {
            guard let spelt = spare.spell(bytes + at, end - at) else { return nil }
            put(use, spelt.start - bytes, spelt.count, block, codes, spans)
        } else {
            put(use, at, end - at, block, codes, spans)
        }
        return end + leaf.pointee.close.count
    }

    @inline(__always)
    private func put(
        _ use: CellUse, _ start: Int, _ count: Int, _ block: RecordBlock, _ codes: UnsafeMutablePointer<UInt8>,
        _ spans: UnsafeMutablePointer<CellSpan>
    ) {
        if use.isCode {
            let code = lookup.code(use.table, bytes + start, count)
            codes[use.slot] = code
            if code == AnswerCode.unknown {
                let span = CellSpan(start: start, count: count)
                block.misses.append(CellMiss(record: block.count, slot: use.slot, span: span))
            }
        } else if use.isText {
            spans[use.slot] = CellSpan(start: start, count: count)
        }
    }

    /// Position behind `<![CDATA[`.
    @inline(__always)
    private func beginCDATA(_ at: Int) -> Int? {
        // "<![CDATA" as one word, then "[".
        let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)
        return word == 0x4154_4144_435B_213C && bytes[at + 8] == UInt8(ascii: "[") ? at + 9 : nil
    }

    /// Position of `]]>`.
    @inline(__always)
    private func endOfCDATA(_ start: Int) -> Int? {
        var at = start
        while true {
            while classes[Int(bytes[at])] & TextClass.endsCDATA == 0 { at += 1 }
            if bytes[at] == UInt8(ascii: "]") {
                if bytes[at + 1] == UInt8(ascii: "]"), bytes[at + 2] == Self.more { return at }
            } else if !isCharacter(at) {
                return nil
            }
            at += 1
        }
    }

    /// Position of the `<` that ends a text, and whether there are references in it.
    @inline(__always)
    private func endOfText(_ start: Int) -> (end: Int, hasReferences: Bool)? {
        var at = start
        var hasReferences = false
        while true {
            while classes[Int(bytes[at])] & TextClass.endsText == 0 { at += 1 }
            switch bytes[at] {
            case UInt8(ascii: "<"): return (at, hasReferences)
            case UInt8(ascii: "&"):
                guard Reference.of(bytes + at) != nil else { return nil }
                hasReferences = true
            case UInt8(ascii: "]"):
                if bytes[at + 1] == UInt8(ascii: "]"), bytes[at + 2] == Self.more { return nil }
            default: if !isCharacter(at) { return nil }
            }
            at += 1
        }
    }

    /// Whether a byte with 0xEF at its front is one of a character that XML allows; other bytes asked about are not.
    private func isCharacter(_ at: Int) -> Bool {
        bytes[at] == 0xEF && !(bytes[at + 1] == 0xBF && (bytes[at + 2] == 0xBE || bytes[at + 2] == 0xBF))
    }
}
