import Ingest
import Normalize

/// What one column of an export holds: how often each text stands in it, as far as there are few, and how numbers look.
package struct ColumnProfile: Sendable {
    package private(set) var texts: [String: Int] = [:]
    package private(set) var blank = 0
    /// Whether there are more different texts than are kept.
    package private(set) var overflow = false
    package private(set) var records = 0
    /// Texts that are whole numbers, and the least and greatest of them.
    package private(set) var integers = 0
    package private(set) var least = Int.max
    package private(set) var greatest = Int.min
    /// Texts that are numbers with decimals.
    package private(set) var decimals = 0
    /// Texts longer than any answer that can be chosen.
    package private(set) var long = 0
    /// First places of what a spreadsheet may have done to texts.
    package private(set) var damage: [Damage: FirstPlaces] = [:]

    /// Different texts that are kept.
    static let most = 200
    static let longText = 120

    package init() {}

    package mutating func add(_ text: String, at place: Int) {
        records += 1
        guard !text.isEmpty else { blank += 1; return }
        if let count = texts[text] {
            texts[text] = count + 1
        } else if texts.count < Self.most {
            texts[text] = 1
        } else {
            overflow = true
        }
        if text.utf8.count > Self.longText { long += 1 }
        if let damage = Damage(text) { self.damage[damage, default: FirstPlaces()].add(place) }
        guard let first = text.utf8.first, first &- 48 < 10 || first == 45 else { return }
        if let number = Int(text), abs(number) < 1 << 40 {
            integers += 1
            (least, greatest) = (min(least, number), max(greatest, number))
        } else if Double(text.replacing(",", with: ".")) != nil {
            decimals += 1
        }
    }

    package mutating func merge(_ other: ColumnProfile) {
        records += other.records
        blank += other.blank
        overflow = overflow || other.overflow
        for (text, count) in other.texts {
            if texts[text] == nil, texts.count >= Self.most { overflow = true; continue }
            texts[text, default: 0] += count
        }
        integers += other.integers
        (least, greatest) = (min(least, other.least), max(greatest, other.greatest))
        decimals += other.decimals
        long += other.long
        for (kind, places) in other.damage { damage[kind, default: FirstPlaces()].merge(places) }
    }

    /// Cells with something in them.
    package var filled: Int { records - blank }

    /// Whether nearly every record has a text of its own: ids, names, times, comments.
    package var isPersonal: Bool {
        overflow || long * 20 > filled || (filled > 4 && texts.count * 2 > filled)
    }

    /// Whether the texts may be shown: few different ones, and neither what people wrote, nor ids, nor names.
    package func isListable(in column: Column) -> Bool {
        if column.purpose == .comment || [.person, .manager].contains(column.role) { return false }
        if Words.isKey(column.id, Words.persons) || Words.isKey(column.id, Words.managers) { return false }
        if holdsAddresses { return false }
        if Words.has(column.id, Words.names), isPersonal || Words.has(column.id, Words.people) { return false }
        return !overflow && texts.count <= 24 && texts.count * 2 <= max(2, filled)
    }

    /// Texts from the most frequent one down.
    package var byFrequency: [(text: String, count: Int)] {
        texts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    /// Cells with an answer: neither blank nor a word for one that is missing.
    package var answered: Int {
        filled - texts.reduce(0) { $0 + (AbsenceWords.contains($1.key) && Int($1.key) == nil ? $1.value : 0) }
    }

    /// Whether the texts look written rather than chosen: as many stand there only once as come again, or a long one does.
    package var looksWritten: Bool {
        let once = texts.filter { $0.value == 1 }
        if once.contains(where: { $0.key.split(separator: " ").count > 7 }), filled > 20 { return true }
        return once.count >= 3 && once.count * 3 >= texts.count && filled >= 20
    }

    /// Whether a text is a mail address.
    package var holdsAddresses: Bool { texts.keys.contains { $0.contains("@") && $0.contains(".") } }

    /// Whether every text is a day.
    var holdsDays: Bool { filled > 0 && !texts.isEmpty && texts.keys.allSatisfy { Timestamp.seconds($0) != nil } }

    /// Whether every text is a day with a time.
    var holdsTimes: Bool {
        filled > 0 && texts.keys.allSatisfy { $0.contains(":") && Timestamp.seconds($0) != nil }
    }

    /// Whether all answers are whole numbers.
    package var isWhole: Bool { answered > 0 && integers == answered }
}
