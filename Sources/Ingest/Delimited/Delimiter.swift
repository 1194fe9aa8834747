import Diagnostics

/// Which byte separates cells, by how alike the records come out under each candidate.
enum Delimiter {
    private static let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]

    /// The delimiter and the bytes to pass over before the first record (Excel's `sep=;` line).
    static func detect(_ head: [UInt8], name: String) throws -> (delimiter: UInt8, skip: Int) {
        if let hint = hint(head) { return hint }
        let scores = candidates.map { ($0, score(head, $0)) }.sorted { $0.1 > $1.1 }
        guard scores[0].1 > 0 else { return (candidates[0], 0) }
        if scores[1].1 > 0, scores[1].1 * 10 >= scores[0].1 * 9 {
            throw Failure(
                .sourceAmbiguous, "two delimiters fit alike: '\(word(scores[0].0))' and '\(word(scores[1].0))'",
                at: Place(file: name), help: "say `delimiter:` for this source")
        }
        return (scores[0].0, 0)
    }

    /// The delimiter in words.
    static func word(_ delimiter: UInt8) -> String {
        delimiter == 9 ? "tab" : String(UnicodeScalar(delimiter))
    }

    private static func hint(_ head: [UInt8]) -> (UInt8, Int)? {
        guard head.count > 5, head.starts(with: Array("sep=".utf8)) else { return nil }
        var end = 5
        if head.count > end, head[end] == 13 { end += 1 }
        guard head.count > end, head[end] == 10 else { return nil }
        return (head[4], end + 1)
    }

    /// Cells in the records that have as many as the first one; 0 when there is only one cell in each.
    private static func score(_ head: [UInt8], _ delimiter: UInt8) -> Int {
        let rows = HeadRecords.parse(head, delimiter: delimiter, limit: 20, whole: false).rows
        guard let width = rows.first?.count, width > 1 else { return 0 }
        let alike = rows.count { $0.count == width }
        return width * alike * alike / max(1, rows.count)
    }
}
