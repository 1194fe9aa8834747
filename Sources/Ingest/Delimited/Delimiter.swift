import Diagnostics

/// Which byte separates cells, by how alike the records come out under each candidate.
enum Delimiter {
    private static let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]

    /// The delimiter of the text that begins with `head`; `whole` when there is nothing behind it.
    static func detect(_ head: [UInt8], whole: Bool, name: String) throws -> UInt8 {
        let scores = candidates.map { ($0, score(head, $0, whole)) }.sorted { $0.1 > $1.1 }
        guard scores[0].1 > 0 else { return candidates[0] }
        if scores[1].1 > 0, scores[1].1 * 10 >= scores[0].1 * 9 {
            throw Failure(
                .sourceAmbiguous, "two delimiters fit alike: '\(word(scores[0].0))' and '\(word(scores[1].0))'",
                at: Place(file: name, line: 1), help: "say `delimiter:` for this source")
        }
        return scores[0].0
    }

    /// The delimiter in words.
    static func word(_ delimiter: UInt8) -> String {
        delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter))
    }

    /// Excel's `sep=;` line before the first record: the delimiter it names and the bytes it takes.
    static func hint(_ head: [UInt8]) -> (delimiter: UInt8, skip: Int)? {
        guard head.count > 5, head.starts(with: Array("sep=".utf8)), ![10, 13, 34].contains(head[4]) else { return nil }
        var end = 5
        if head[end] == 13 { end += 1 }
        if head.count > end, head[end] == 10 { end += 1 }
        return end > 5 ? (head[4], end) : nil
    }

    /// Cells in the records that have as many as the first one; 0 when there is only one cell in each.
    private static func score(_ head: [UInt8], _ delimiter: UInt8, _ whole: Bool) -> Int {
        let rows = HeadRecords.parse(head, delimiter: delimiter, limit: 20, whole: whole).rows
        guard let width = rows.first?.count, width > 1 else { return 0 }
        let alike = rows.count { $0.count == width }
        return width * alike * alike / max(1, rows.count)
    }
}
