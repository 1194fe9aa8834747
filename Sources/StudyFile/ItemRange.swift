import Diagnostics

/// A range of items such as `q01..q10`: the same text before the numbers, numbers of the same width.
enum ItemRange {
    /// Items a range may stand for.
    static let most = 1000

    /// The ids that a text stands for: itself, or those of a range. Errors are reported; then the list is empty.
    static func ids(_ text: String, at place: Place, _ findings: Findings) -> [String] {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        guard ends.count > 1 else {
            let before = findings.count
            Identifier.check(text, "an item", at: place, findings)
            return findings.count == before ? [text] : []
        }
        let help = "write a range as `q01..q10`: the same text, then ascending numbers with as many digits"
        guard ends.count == 2, let low = split(ends[0]), let high = split(ends[1]), low.prefix == high.prefix,
            Identifier.isValid(ends[0], .letter)
        else {
            refuse(text, "is no range of items", at: place, help, findings)
            return []
        }
        guard low.width == high.width else {
            let more = "; numbers with more digits are a range of their own, such as `q1..q9, q10..q12`"
            refuse(text, "has numbers of different width", at: place, help + more, findings)
            return []
        }
        guard low.number <= high.number, high.number - low.number < most else {
            let what = low.number > high.number ? "does not ascend" : "stands for more than \(most) items"
            refuse(text, what, at: place, help, findings)
            return []
        }
        return (low.number...high.number).map { number in
            let digits = String(number)
            return low.prefix + String(repeating: "0", count: low.width - digits.count) + digits
        }
    }

    private static func split(_ id: String) -> (prefix: String, number: Int, width: Int)? {
        let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 9, let number = Int(String(digits.reversed())) else { return nil }
        return (String(id.dropLast(digits.count)), number, digits.count)
    }

    private static func refuse(_ text: String, _ what: String, at place: Place, _ help: String, _ findings: Findings) {
        findings.add(.studyInvalidValue, "\(quote(text)) \(what)", at: place, help: help)
    }
}
