import TestSupport

/// Random delimited text with everything that real exports have in them, for a seed.
struct RandomCSV {
    enum Lines: CaseIterable { case feed, both, carriageReturn, mixed }

    var delimiter = UInt8(ascii: ",")
    var lines = Lines.feed
    var columns = 5
    /// Records with too few or too many cells, and blank lines.
    var isRagged = false
    /// Quotes within cells that do not begin with one.
    var hasStrayQuotes = false
    /// Text behind a closing quote.
    var hasTails = false
    /// Bytes of text to make, about.
    var size = 2_000
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// The text, with a header and a line end behind the last record.
    mutating func text() -> [UInt8] {
        var bytes = Array((0..<columns).map { "c\($0)" }.joined(separator: String(UnicodeScalar(delimiter))).utf8)
        bytes += lineEnd()
        while bytes.count < size {
            var count = columns
            if isRagged, chance(20) { count = max(1, columns + Int.random(in: -2...2, using: &random)) }
            for column in 0..<count {
                if column > 0 { bytes.append(delimiter) }
                bytes += cell(first: column == 0)
            }
            bytes += lineEnd()
            if isRagged, chance(20) { bytes += lineEnd() }
        }
        return bytes
    }

    private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    private mutating func lineEnd() -> [UInt8] {
        switch lines {
        case .feed: [10]
        case .both: [13, 10]
        case .carriageReturn: [13]
        case .mixed: [[10], [13, 10], [13]].randomElement(using: &random) ?? [10]
        }
    }

    private mutating func cell(first: Bool) -> [UInt8] {
        switch Int.random(in: 0..<10, using: &random) {
        case 0 where !first: return []
        case 1...4: return [UInt8(ascii: "1") + UInt8.random(in: 0..<5, using: &random)]
        case 5, 6: return plain()
        case 7: return Array("\"\"".utf8)
        default: return quoted()
        }
    }

    private mutating func plain() -> [UInt8] {
        let words = ["agree", "stimme zu", "あ", "naïve", "so so", "🙂", "-", "10 (Always)", "x y z  "]
        var text = words.randomElement(using: &random) ?? ""
        if hasStrayQuotes, chance(3) { text = "5\(chance(2) ? "\"" : "\"\"") " + text }
        return Array(text.utf8)
    }

    private mutating func quoted() -> [UInt8] {
        let parts = [
            "word", "\"\"", "\n", "\r\n", ",", ";", "\t", "|", "zwei Wörter ", "日本", " ", "\"\"\"\"",
            "a,b;c", "\u{FEFF}",
            String(repeating: "long text, ", count: 9),
        ]
        var text = "\""
        for _ in 0..<Int.random(in: 0..<7, using: &random) { text += parts.randomElement(using: &random) ?? "" }
        text += "\""
        if hasTails, chance(2) { text += chance(2) ? "  " : " behind \"it\"" }
        return Array(text.utf8)
    }
}
