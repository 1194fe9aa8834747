import Platform

/// A file of records cut into pieces that parsers can work on side by side: what stands before the first record (each
/// parser reads it first, and then knows which elements are open), and stretches that end right behind a record.
///
/// Where the cuts are is a guess from bytes: an end tag may stand in a comment or a CDATA section. The parsers check it:
/// a piece counts only if its parser has come to its last byte between two records, with the same elements open as after
/// the head. Then the next piece begins in the very state that the whole file's parser would be in, so that pieces that
/// all count are together what one parser would have seen; if one does not, the file is parsed in one go.
struct XMLPieces {
    let head: Range<Int>
    let bodies: [Range<Int>]

    /// Bytes of a piece, about.
    static let usualSize = 2 << 20
    /// Most pieces that a place has room for.
    static let most = 4000
    private static let window = 1 << 16

    /// Nil where there is nothing to gain, or no record in sight.
    static func of(_ input: Input, record: String, size usual: Int) throws -> XMLPieces? {
        let size = max(usual, input.size / most)
        guard record != "*", input.size > size / 64 else { return nil }
        let tag = Array(record.utf8)
        guard let first = try find([UInt8(ascii: "<")] + tag, in: input, from: input.mark) else { return nil }
        // The parser holds text back until it sees what follows, so the head ends with a tag.
        guard let start = try endOfTag(before: first, in: input) else { return nil }
        var borders = [start]
        var nominal = start + size
        while nominal < input.size, let border = try find([60, 47] + tag, in: input, from: nominal) {
            if border < input.size { borders.append(border) }
            nominal = border + size
        }
        borders.append(input.size)
        return XMLPieces(
            head: input.mark..<start, bodies: (0..<borders.count - 1).map { borders[$0]..<borders[$0 + 1] })
    }

    /// Finds a tag from `offset` on. Returns where a start tag begins, and where an end tag ends.
    private static func find(_ text: [UInt8], in input: Input, from offset: Int) throws -> Int? {
        let isEnd = text[1] == UInt8(ascii: "/")
        var at = offset
        while at < input.size {
            let bytes = try read(input, at..<min(at + window + text.count + 1, input.size))
            for i in 0..<max(0, bytes.count - text.count) where bytes[i] == text[0] {
                guard bytes[i..<i + text.count].elementsEqual(text) else { continue }
                // Nothing but the name: a blank within an end tag is rare enough not to be looked for.
                let next = bytes[i + text.count]
                if isEnd, next == UInt8(ascii: ">") { return at + i + text.count + 1 }
                if !isEnd, [62, 47, 32, 9, 10, 13].contains(next) { return at + i }
            }
            at += window
        }
        return nil
    }

    private static func endOfTag(before offset: Int, in input: Input) throws -> Int? {
        let start = max(input.mark, offset - window)
        return try read(input, start..<offset).lastIndex(of: UInt8(ascii: ">")).map { start + $0 + 1 }
    }

    private static func read(_ input: Input, _ range: Range<Int>) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: range.count)
        let got = try bytes.withUnsafeMutableBytes { buffer in
            try buffer.baseAddress.map { try input.file.read(into: $0, count: range.count, at: range.lowerBound) } ?? 0
        }
        return got == range.count ? bytes : Array(bytes[..<got])
    }
}
