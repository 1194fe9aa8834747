import Diagnostics
import Study

/// Scalars and lists, taken from the text as it was written: `no` stays a word, `2026` a title, `"10"` no number.
extension Findings {
    /// A text; nothing at all and, unless `allowsEmpty`, the empty text are errors.
    func text(_ node: YAMLNode, _ expected: String = "text", allowsEmpty: Bool = false) -> String? {
        guard let text = node.text else {
            wrongType(node, expected)
            return nil
        }
        if text.isEmpty, !allowsEmpty {
            invalid(node, "is empty", help: "write \(expected)")
            return nil
        }
        return text
    }

    /// A list of texts, each with its place. A single text is a list of one where `single` allows it.
    func texts(_ node: YAMLNode, _ expected: String, single: Bool = false, allowsEmpty: Bool = false) -> [YAMLNode]? {
        if single, node.isText { return text(node) == nil ? nil : [node] }
        guard let elements = list(node, expected) else { return nil }
        let sound = elements.filter { text($0, allowsEmpty: allowsEmpty) != nil }
        return sound.count == elements.count ? sound : nil
    }

    /// A list with at least one element.
    func list(_ node: YAMLNode, _ expected: String) -> [YAMLNode]? {
        guard case .list(let elements) = node.content else {
            wrongType(node, expected, help: "write it in brackets: `[first, second]`")
            return nil
        }
        if elements.isEmpty {
            invalid(node, "is empty", help: "write \(expected)")
            return nil
        }
        return elements
    }

    /// A map of names of the study's own choice.
    func named(_ node: YAMLNode, _ expected: String) -> [YAMLEntry]? {
        guard node.isMap else {
            wrongType(node, expected, help: "write `name: value`, one below the other")
            return nil
        }
        return node.pairs
    }

    /// `true` or `false`, and no other word.
    func truth(_ node: YAMLNode) -> Bool? {
        if case .text(let text, plain: true) = node.content, text == "true" || text == "false" { return text == "true" }
        wrongType(node, "true or false", help: "write `true` or `false`, without quotes")
        return nil
    }

    /// A whole number in a range.
    func wholeNumber(_ node: YAMLNode, in range: ClosedRange<Int>, _ expected: String = "a whole number") -> Int? {
        guard case .text(let text, plain: true) = node.content, let number = Self.wholeNumber(text) else {
            wrongType(node, expected, help: "write digits only, without quotes")
            return nil
        }
        guard range.contains(number) else {
            let (low, high) = (range.lowerBound, range.upperBound)
            invalid(node, "is \(number)", help: high == .max ? "write \(low) or more" : "write \(low) to \(high)")
            return nil
        }
        return number
    }

    /// A decimal number, in lowest terms.
    func number(_ node: YAMLNode, _ expected: String = "a number") -> Ratio? {
        if case .text(let text, plain: true) = node.content, let ratio = Ratio(text) { return ratio.inLowestTerms }
        wrongType(node, expected, help: "write a number such as `3.5`, with at most six decimals and without quotes")
        return nil
    }

    /// A percentage from 0 to 100 as a share.
    func percentage(_ node: YAMLNode) -> Ratio? {
        let help = "write a percentage such as `1%`"
        guard let text = node.text, text.hasSuffix("%"), let percent = Ratio(String(text.dropLast())) else {
            wrongType(node, "a percentage", help: help)
            return nil
        }
        guard percent.isWithin(0, 100) else {
            invalid(node, "is \(text)", help: "write `0%` to `100%`")
            return nil
        }
        return Ratio(percent.numerator, percent.denominator * 100).inLowestTerms
    }

    /// A day that the calendar has.
    func day(_ node: YAMLNode) -> Day? {
        guard let text = node.text, text.utf8.count == 10, text.utf8.dropFirst(4).first == UInt8(ascii: "-") else {
            wrongType(node, "a day", help: "write `YYYY-MM-DD`, such as `2026-06-30`")
            return nil
        }
        if let day = Day(text) { return day }
        invalid(node, "is \(quote(text)), which is no day of the calendar", help: "write a real day as `YYYY-MM-DD`")
        return nil
    }

    /// One of the words of an enum.
    func word<Choice: RawRepresentable<String> & CaseIterable>(_ node: YAMLNode, _: Choice.Type) -> Choice? {
        word(node, of: Choice.allCases.map { ($0.rawValue, $0) })
    }

    /// One of a few words. Only the first `shown` of them are named in messages; the others are synonyms.
    func word<Choice>(_ node: YAMLNode, of choices: [(String, Choice)], shown: Int = .max) -> Choice? {
        let words = choices.prefix(shown).map(\.0)
        let list = words.map { quote($0) }.joined(separator: ", ")
        guard let text = node.text else {
            wrongType(node, words.count == 1 ? "the word \(list)" : "one of \(list)")
            return nil
        }
        if let choice = choices.first(where: { $0.0 == text }) { return choice.1 }
        let near = NearestName.of(text, among: words).map { "did you mean \(quote($0))? " } ?? ""
        invalid(node, "is \(quote(text))", help: near + (words.count == 1 ? "write \(list)" : "write one of \(list)"))
        return nil
    }

    /// Reports each text that a list has twice.
    func reportRepeats(_ nodes: [YAMLNode]) {
        var first: [String: Place] = [:]
        for node in nodes {
            guard let text = node.text else { continue }
            if let earlier = first[text] {
                conflict(
                    "\(quote(text)) is listed twice (first at \(also(earlier)))", at: node.place,
                    help: "keep one of them")
            } else {
                first[text] = node.place
            }
        }
    }

    private static func wholeNumber(_ text: String) -> Int? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 &- 48 < 10 }), digits.count == 1 || digits.first != "0"
        else {
            return nil
        }
        return Int(text)
    }
}

extension Ratio {
    /// The same number with the smallest denominator, so that `3.5` and `7/2` are equal.
    var inLowestTerms: Ratio {
        var (a, b) = (abs(numerator), denominator)
        while b != 0 { (a, b) = (b, a % b) }
        return a == 0 ? Ratio(0) : Ratio(numerator / a, denominator / a)
    }

    /// Whether the number lies between two whole ones.
    func isWithin(_ low: Int, _ high: Int) -> Bool {
        numerator >= low * denominator && numerator <= high * denominator
    }

    /// The number as a study writes it.
    var text: String {
        let whole = Double(numerator) / Double(denominator)
        return numerator % denominator == 0 ? String(numerator / denominator) : String(whole)
    }
}
