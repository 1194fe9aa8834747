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
    /// Texts that were taken for a misspelt label.
    var misspelt: [String] = []
    /// For numbers without texts: the values of the first and last point.
    var bounds: ClosedRange<Int>?

    /// The texts of each point in one line.
    var count: Int { bounds.map(\.count) ?? points.count }
}

/// Recognises a scale from texts.
struct ScaleRecogniser {
    /// Texts of a column without those that stand for no answer.
    private let labels: [String]
    private let notApplicable: [String]
    private let missing: [String]

    init(_ texts: some Sequence<String>) {
        var labels: [String] = [], notApplicable: [String] = [], missing: [String] = []
        for text in Set(texts).sorted() where !text.isEmpty {
            let key = LabelText.fold(text)
            if AbsenceWords.notApplicable.contains(key) {
                notApplicable.append(text)
            } else if AbsenceWords.missing.contains(key) {
                missing.append(text)
            } else {
                labels.append(text)
            }
        }
        (self.labels, self.notApplicable, self.missing) = (labels, notApplicable, missing)
    }

    /// Nil where the texts are of no scale that is known.
    func recognised() -> ScaleGuess? {
        guard (2...14).contains(labels.count) else { return nil }
        let found = ScaleFamilies.all.compactMap(guess) + (intensity.map { [$0] } ?? [])
        // A family that needs no guess at a misspelt label comes first; then the one with the most points.
        return found.min { ($0.misspelt.count, -$0.count) < ($1.misspelt.count, -$1.count) }
    }

    private func guess(_ family: ScaleFamily) -> ScaleGuess? {
        var byPlace: [Double: [String]] = [:]
        var misspelt: [String] = []
        for label in labels {
            let key = LabelText.fold(label)
            if let place = family.places[key] {
                byPlace[place, default: []].append(label)
            } else if let near = Self.nearest(key, family), let place = family.places[near] {
                byPlace[place, default: []].append(label)
                misspelt.append(label)
            } else {
                return nil
            }
        }
        guard byPlace.count >= 2, misspelt.count * 3 <= labels.count else { return nil }
        var guess = ScaleGuess(name: family.name, language: family.language, points: [])
        if family.isBalanced {
            for place in byPlace.keys.sorted() where byPlace[-place] == nil {
                guard let text = family.places.filter({ $0.value == -place }).keys.min() else { return nil }
                byPlace[-place] = [text]
                guess.completed.append(text)
            }
        }
        guess.points = byPlace.keys.sorted().map { byPlace[$0] ?? [] }
        (guess.notApplicable, guess.missing, guess.misspelt) = (notApplicable, missing, misspelt)
        return guess
    }

    private static func nearest(_ key: String, _ family: ScaleFamily) -> String? {
        guard key.count >= 8, let near = NearestName.of(key, among: family.places.keys) else { return nil }
        // Two slips at most, and not one that turns the meaning round.
        return near.first == key.first && NearestName.distance(near, key) <= (key.count >= 16 ? 2 : 1) ? near : nil
    }

    /// `Very X`, `Somewhat X`, `Not at all X`: degrees of one word that no family has.
    private var intensity: ScaleGuess? {
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
