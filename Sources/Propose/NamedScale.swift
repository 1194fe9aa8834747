import Normalize

/// A scale of the study, shared by all columns that show it or a part of it.
struct NamedScale {
    var name: String
    var guess: ScaleGuess
    var columns: Int
    /// Labels that stand in the file, and are not only what the scale must have.
    private var seen: Set<String> = []

    private init(_ guess: ScaleGuess) {
        (name, self.guess, columns) = ("", guess, 1)
        see(guess)
    }

    /// The scales of a proposal, the one most used first.
    static func all(_ proposal: Proposal) -> [NamedScale] {
        var found: [NamedScale] = []
        let guesses = proposal.entries.compactMap { entry -> ScaleGuess? in
            if case .item(let guess) = entry.guess { guess } else { nil }
        }
        // Larger ones first, so that one that shows a part of them finds them.
        for guess in guesses.sorted(by: { $0.count > $1.count }) {
            if let known = found.firstIndex(where: { $0.holds(guess) }) {
                found[known].columns += 1
                found[known].take(guess)
            } else {
                found.append(NamedScale(guess))
            }
        }
        for i in found.indices {
            found[i].dropCompleted()
            found[i].explainNumbers()
        }
        found.sort { $0.columns > $1.columns }
        var used: Set<String> = []
        for i in found.indices {
            let base =
                Words.of(found[i].guess.name).joined(separator: "_").filter { $0.isASCII } + "\(found[i].guess.count)"
            var name = base.first?.isLetter == true ? base : "scale" + base
            while !used.insert(name).inserted { name += "b" }
            found[i].name = name
        }
        return found
    }

    /// The name of an entry's scale.
    static func of(_ entry: Proposal.Entry, _ scales: [NamedScale]) -> String? {
        guard case .item(let guess) = entry.guess else { return nil }
        return scales.first { $0.holds(guess) }?.name
    }

    /// Whether a column with these texts is on this scale.
    func holds(_ other: ScaleGuess) -> Bool {
        if let bounds = guess.bounds { return other.bounds == bounds }
        guard other.bounds == nil, other.name == guess.name, other.count == guess.count || other.completed.isEmpty
        else {
            return false
        }
        let own = guess.points.map { Set($0.map(LabelText.fold)) }
        let places = other.points.compactMap { point in
            own.firstIndex { !$0.isDisjoint(with: point.map(LabelText.fold)) }
        }
        guard places.count == other.points.count, let first = places.min(), let last = places.max() else {
            return false
        }
        // Nobody may have chosen an end. That nobody of many chose a point between two others says that it is not there.
        return last - first + 1 == places.count || other.answers < 30
    }

    private mutating func see(_ other: ScaleGuess) {
        seen.formUnion(other.points.joined().filter { !other.completed.contains($0) })
    }

    private mutating func take(_ other: ScaleGuess) {
        see(other)
        for texts in other.points {
            guard
                let point = guess.points.firstIndex(where: { own in
                    !Set(own.map(LabelText.fold)).isDisjoint(with: texts.map(LabelText.fold))
                })
            else { continue }
            guess.points[point] += texts.filter { text in
                !guess.points[point].contains { LabelText.fold($0) == LabelText.fold(text) }
            }
        }
        guess.notApplicable += other.notApplicable.filter { !guess.notApplicable.contains($0) }
        guess.missing += other.missing.filter { !guess.missing.contains($0) }
        guess.completed = guess.completed.filter { text in
            other.completed.contains(text) || !other.points.contains { $0.map(LabelText.fold).contains(text) }
        }
        guess.numbers.formUnion(other.numbers)
        guess.strange += other.strange.filter { !guess.strange.contains($0) }
        guess.misspelt += other.misspelt.filter { !guess.misspelt.contains($0) }
    }

    /// Labels that were filled in for one column are not needed where others show what stands there in the file.
    private mutating func dropCompleted() {
        let languages = guess.language.split(separator: "+").count
        for point in guess.points.indices {
            let own = guess.points[point].filter(seen.contains)
            if own.count >= max(1, languages) { guess.points[point] = own }
        }
    }

    /// Each place has its number. If one text says that the question does not apply, the number behind the last place
    /// does: it is no place in any case, so that no result depends on this.
    private mutating func explainNumbers() {
        guard !guess.numbers.isEmpty else { return }
        for point in guess.points.indices { guess.points[point].append(String(point + 1)) }
        if guess.numbers.contains(guess.count + 1), !guess.notApplicable.isEmpty {
            guess.notApplicable.append(String(guess.count + 1))
        }
    }

    func lines(width: Int) -> [String] {
        var lines = ["  \(name):   # \(columns) column\(columns == 1 ? "" : "s")" + remark]
        if let bounds = guess.bounds {
            lines.append("    points: [\(bounds.lowerBound), \(bounds.upperBound)]   # numbers, taken in their order")
        } else {
            let labels = guess.points.map { YAMLText.quoted(Self.main($0, misspelt: guess.misspelt)) }
            lines += YAMLText.flow("    labels: [", labels, "]", width: width)
            let others = guess.points.enumerated().flatMap { number, texts -> [(String, String)] in
                let main = Self.main(texts, misspelt: guess.misspelt)
                return texts.filter { LabelText.fold($0) != LabelText.fold(main) }.map { ($0, String(number + 1)) }
            }
            if !others.isEmpty { lines += YAMLText.map("    codes", others, width: width) }
        }
        if !guess.notApplicable.isEmpty {
            let code = guess.notApplicable.first { Int($0) != nil }
            let remark = code.map { "   # \($0): one more than there are labels" } ?? ""
            lines.append("    not_applicable: \(YAMLText.texts(guess.notApplicable))\(remark)")
        }
        if !guess.missing.isEmpty { lines.append("    missing: \(YAMLText.texts(guess.missing))") }
        return lines
    }

    private static func main(_ texts: [String], misspelt: [String]) -> String {
        texts.first { !misspelt.contains($0) } ?? texts[0]
    }

    private var remark: String {
        var remark = ""
        if !guess.completed.isEmpty {
            remark +=
                "; nobody chose \(guess.completed.map { "'\($0)'" }.joined(separator: ", ")), which the scale must have"
        }
        if !guess.strange.isEmpty {
            let texts = guess.strange.prefix(3).map { "'\(SafeName.of($0))'" }.joined(separator: ", ")
            remark += "; rare, and on no scale: \(texts)"
        }
        if !guess.misspelt.isEmpty {
            remark += "; taken for misspelt: \(guess.misspelt.map { "'\($0)'" }.joined(separator: ", "))"
        }
        return remark
    }
}

/// Items in a row that are alike, in as few entries as there can be.
enum ItemRuns {
    static func parts(_ items: [(id: String, value: String)]) -> [(key: String, value: String)] {
        var parts: [(key: String, value: String)] = []
        var start = 0
        while start < items.count {
            var end = start
            while end + 1 < items.count, items[end + 1].value == items[start].value,
                follows(items[end].id, items[end + 1].id)
            {
                end += 1
            }
            let key = end == start ? items[start].id : "\(items[start].id)..\(items[end].id)"
            parts.append((key, items[start].value))
            start = end + 1
        }
        return parts
    }

    /// Whether a name is the next one: the same text, the next number of the same width.
    private static func follows(_ first: String, _ second: String) -> Bool {
        func split(_ id: String) -> (Substring, Int, Int)? {
            let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.count
            guard digits > 0, digits < 9, let number = Int(id.suffix(digits)) else { return nil }
            return (id.dropLast(digits), number, digits)
        }
        guard let a = split(first), let b = split(second) else { return false }
        return a.0 == b.0 && a.2 == b.2 && b.1 == a.1 + 1
    }
}
