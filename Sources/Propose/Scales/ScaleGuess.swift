import Diagnostics
import Normalize
import Study

/// A scale as it is recognised from the texts of a column.
struct ScaleGuess: Sendable, Equatable {
    var name: String
    var language: String
    /// Texts as they stand in the file, from the lowest point to the highest; one list a point.
    var points: [[String]]
    var notApplicable: [String] = []
    var missing: [String] = []
    /// What was filled in beyond what the file shows, for a remark.
    var completed: [String] = []
    /// Rare texts that are on no scale: they are reported when the study is run.
    var strange: [String] = []
    /// Texts that were taken for a misspelt label.
    var misspelt: [String] = []
    /// Answers behind it.
    var answers = 0
    /// For numbers without texts: the values of the first and last point.
    var bounds: ClosedRange<Int>?
    /// Numbers that stand for the texts in another export of the same survey.
    var numbers: Set<Int> = []
    /// Whether some of the numbers have their meaning behind them.
    var hasAnchors = false

    /// The texts of each point in one line.
    var count: Int { bounds.map(\.count) ?? points.count }
}

/// Recognises a scale from texts.
struct ScaleRecogniser {
    /// Texts of a column without those that stand for no answer, with how often each is there.
    private let labels: [String]
    private let counts: [String: Int]
    private let notApplicable: [String]
    private let missing: [String]

    init(_ texts: some Sequence<String>) {
        self.init(counts: Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +))
    }

    init(counts: [String: Int]) {
        var labels: [String] = [], notApplicable: [String] = [], missing: [String] = []
        for text in counts.keys.sorted() where !text.isEmpty {
            let key = LabelText.fold(text)
            if AbsenceWords.notApplicable.contains(key) {
                notApplicable.append(text)
            } else if AbsenceWords.missing.contains(key) {
                missing.append(text)
            } else {
                labels.append(text)
            }
        }
        (self.labels, self.notApplicable, self.missing, self.counts) = (labels, notApplicable, missing, counts)
    }

    /// Nil where the texts are of no scale that is known. Texts that are rarer than one in a hundred may be on no scale.
    func recognised() -> ScaleGuess? {
        guard (2...60).contains(labels.count) else { return nil }
        let total = labels.reduce(0) { $0 + (counts[$1] ?? 0) }
        if var guess = recognised(labels) {
            guess.answers = total
            return guess
        }
        let rare = labels.filter { (counts[$0] ?? 0) * 100 <= total }.sorted { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        // As few of them as can be: one, else those that no family knows, else all.
        let known = Set(ScaleFamilies.all.flatMap { $0.places.keys })
        let attempts = rare.map { [$0] } + [rare.filter { !known.contains(LabelText.fold($0)) }, rare]
        for strange in attempts where !strange.isEmpty {
            guard var guess = recognised(labels.filter { !strange.contains($0) }) else { continue }
            (guess.strange, guess.answers) = (strange, total)
            return guess
        }
        return nil
    }

    private func recognised(_ labels: [String]) -> ScaleGuess? {
        let names = ScaleFamilies.all.reduce(into: [String]()) { if !$0.contains($1.name) { $0.append($1.name) } }
        let found = names.compactMap { guess(labels, ScaleFamilies.named($0)) } + (intensity(labels).map { [$0] } ?? [])
        // A family that needs no guess at a misspelt label comes first; then the one with the most points.
        return found.min { ($0.misspelt.count, -$0.count) < ($1.misspelt.count, -$1.count) }
    }

    /// Labels of one family in one or more languages: each language by itself, then point by point together.
    private func guess(_ labels: [String], _ families: [ScaleFamily]) -> ScaleGuess? {
        var rest = labels
        var guesses: [ScaleGuess] = []
        for family in families {
            let own = rest.filter { family.places[LabelText.fold($0)] != nil }
            guard own.count > 1 || (own.count == rest.count && !own.isEmpty) else { continue }
            // What no language knows may be a slip in this one.
            let known = Set(families.flatMap { $0.places.keys })
            let slips = rest.filter { text in
                let key = LabelText.fold(text)
                return !known.contains(key) && Self.nearest(key, family) != nil
            }
            guard let guess = guess(own + slips, family) else { return nil }
            guesses.append(guess)
            rest.removeAll { (own + slips).contains($0) }
        }
        guard rest.isEmpty, var guess = guesses.first, guesses.allSatisfy({ $0.count == guess.count }) else {
            return nil
        }
        for other in guesses.dropFirst() {
            for point in guess.points.indices { guess.points[point] += other.points[point] }
            guess.completed += other.completed
            guess.misspelt += other.misspelt
        }
        if guesses.count > 1 { guess.language = guesses.map(\.language).joined(separator: "+") }
        (guess.notApplicable, guess.missing) = (notApplicable, missing)
        return guess
    }

    private func guess(_ labels: [String], _ family: ScaleFamily) -> ScaleGuess? {
        var byPlace: [Double: [String]] = [:]
        var misspelt: [String] = []
        for label in labels {
            let key = LabelText.fold(label)
            if let place = family.places[key] {
                byPlace[place, default: []].append(label)
            } else if let near = Self.nearest(key, family), let place = family.places[near] {
                byPlace[place, default: []].append(label)
                misspelt.append(label)
            }
        }
        guard byPlace.count >= 2, misspelt.count * 3 <= labels.count else { return nil }
        var guess = ScaleGuess(name: family.name, language: family.language, points: [])
        if family.isBalanced {
            for place in byPlace.keys.sorted() where byPlace[-place] == nil {
                guard let text = Self.counterpart(of: byPlace[place]?.first ?? "", family, -place) else { return nil }
                byPlace[-place] = [text]
                guess.completed.append(text)
            }
        }
        guess.points = byPlace.keys.sorted().map { byPlace[$0] ?? [] }
        guess.misspelt = misspelt
        return guess
    }

    /// The label at a place that is worded most like another one.
    private static func counterpart(of label: String, _ family: ScaleFamily, _ place: Double) -> String? {
        func likeness(_ other: String) -> (Int, Int) {
            let shared = Set(Words.of(label)).intersection(Words.of(other)).count
            return (shared, zip(LabelText.fold(label), other).prefix { $0 == $1 }.count)
        }
        return family.places.filter { $0.value == place }.keys.sorted().max { likeness($0) < likeness($1) }
    }

    private static func nearest(_ key: String, _ family: ScaleFamily) -> String? {
        guard key.count >= 8, let near = NearestName.of(key, among: family.places.keys) else { return nil }
        // Two slips at most, and not one that turns the meaning round.
        return near.first == key.first && NearestName.distance(near, key) <= (key.count >= 16 ? 2 : 1) ? near : nil
    }

    /// `Very X`, `Somewhat X`, `Not at all X`: degrees of one word that no family has.
    private func intensity(_ labels: [String]) -> ScaleGuess? {
        let degrees: [(Double, [String])] = [
            (0, ["not at all", "gar nicht", "überhaupt nicht", "pas du tout"]),
            (1, ["not very", "not too", "not so", "nicht sehr", "peu"]),
            (2, ["slightly", "a little", "etwas", "un peu"]),
            (3, ["somewhat", "fairly", "moderately", "quite", "ziemlich", "assez"]), (4, ["very", "sehr", "très"]),
            (5, ["extremely", "completely", "äußerst", "extrêmement"]),
        ]
        var byPlace: [Double: [String]] = [:]
        var stems: Set<String> = []
        for label in labels {
            let key = LabelText.fold(label)
            let found = degrees.flatMap { place, words in words.map { (place, $0) } }
                .first { key.hasPrefix($0.1 + " ") }
            guard let found else { return nil }
            byPlace[found.0, default: []].append(label)
            stems.insert(String(key.dropFirst(found.1.count + 1)))
        }
        guard byPlace.count >= 3, stems.count == 1, let stem = stems.first else { return nil }
        var guess = ScaleGuess(name: stem, language: "", points: byPlace.keys.sorted().map { byPlace[$0] ?? [] })
        (guess.notApplicable, guess.missing) = (notApplicable, missing)
        return guess
    }

    /// Whole numbers side by side, some perhaps with a text behind: `1 (never)`, `2`, … `5 (always)`.
    func numbers() -> ScaleGuess? {
        let values = labels.compactMap(Self.number)
        guard values.count == labels.count, let low = values.min(), let high = values.max() else { return nil }
        guard low >= -5, high - low >= 2, high - low < Int(AnswerCode.highestPoint), Set(values).count == high - low + 1
        else { return nil }
        var guess = ScaleGuess(name: "points", language: "", points: [], bounds: low...high)
        (guess.notApplicable, guess.missing) = (notApplicable, missing)
        guess.hasAnchors = hasAnchors
        return guess
    }

    /// Whether some of the numbers have their meaning behind them.
    var hasAnchors: Bool { labels.contains { $0.contains("(") && Self.number($0) != nil } }

    private static func number(_ text: String) -> Int? {
        let key = LabelText.fold(text)
        if let number = Int(key) { return number }
        guard let space = key.firstIndex(of: " "), key[key.index(after: space)...].first == "(", key.last == ")" else {
            return nil
        }
        return Int(key[..<space])
    }

    /// The words for no and yes, as they stand; nil where the texts are others.
    func yesNo() -> (no: [String], yes: [String])? {
        let words = Dictionary(uniqueKeysWithValues: labels.map { ($0, LabelText.fold($0)) })
        let no = labels.filter { WordVocabulary.isNo(words[$0] ?? "") }
        let yes = labels.filter { WordVocabulary.isYes(words[$0] ?? "") }
        guard no.count + yes.count == labels.count, !yes.isEmpty, labels.count <= 4 else { return nil }
        return (no, yes)
    }

    var absences: (notApplicable: [String], missing: [String]) { (notApplicable, missing) }
    var answers: [String] { labels }
}
