import Diagnostics
import Ingest
import Normalize
import Study

/// What is proposed of some exports of one survey: each column once, whatever export it comes from.
package struct Proposal {
    /// One column of any of the exports.
    struct Entry {
        var column: Column
        var guess: ColumnGuess
        /// What the study calls it.
        var id: String
        /// Exports that have it.
        var exports: [Int]
        /// Numbers in it that stand for a missing answer, such as -99.
        var missing: [String]
    }

    struct Group {
        var guess: GroupGuess
        var id: String
    }

    let exports: [ExportProfile]
    private(set) var entries: [Entry] = []
    private(set) var groups: [Group] = []
    let profiles: [ColumnProfile]
    /// Exports whose numbers are the places of another one's labels.
    let mixed: MixedCodes
    private var taken: Set<String> = ["participation", "company", "direct", "hierarchy"]

    /// - Throws: where one export has numbers for the texts of another, and nothing says which is which.
    package init(_ exports: [ExportProfile]) throws(Failure) {
        self.exports = exports
        mixed = try MixedCodes(exports)
        let merged = Self.merge(exports, mixed)
        profiles = merged.map(\.profile)
        let columns = merged.map(\.column)
        let found = GroupGuesser(columns: columns, profiles: profiles).groups()
        let grouped = Set(found.flatMap(\.columns))
        var codebook = Codebook()
        for export in exports { for question in export.export.layout.codebook.questions { codebook.add(question) } }
        for (number, entry) in merged.enumerated() {
            let guesser = ColumnGuesser(
                numbersAreOrdered: exports[entry.exports[0]].export.layout.numbersAreOrdered, column: entry.column,
                profile: entry.profile,
                codebook: codebook, alike: { bounds in Self.alike(bounds, merged.map(\.profile)) })
            let guess = grouped.contains(number) ? .grouped : guesser.guess()
            let missing = entry.profile.texts.keys.filter { Int($0) != nil && AbsenceWords.missing.contains($0) }
            entries.append(
                Entry(
                    column: entry.column, guess: guess, id: entry.column.id, exports: entry.exports,
                    missing: missing.sorted()))
        }
        explainCodes()
        shareBounds()
        nameAll(found)
    }

    /// What each column is taken for, in words of the field.
    package var columnKinds: [(id: String, kind: String)] { entries.map { ($0.column.id, $0.guess.word) } }

    /// Columns that are one question together, by their ids.
    package var questionGroups: [(kind: QuestionKind, stem: String, columns: [String])] {
        groups.map { group in
            (group.guess.kind, group.guess.stem, group.guess.columns.map { entries[$0].column.id })
        }
    }

    private static func merge(
        _ exports: [ExportProfile], _ mixed: MixedCodes
    ) -> [(column: Column, profile: ColumnProfile, exports: [Int])] {
        var merged: [(column: Column, profile: ColumnProfile, exports: [Int])] = []
        var positions: [String: Int] = [:]
        for (number, export) in exports.enumerated() {
            for (column, profile) in zip(export.columns, export.profiles) where !column.id.isEmpty {
                if let known = positions[column.id] {
                    let isCoded = mixed.columns[number]?.contains(column.id) == true
                    if !isCoded { merged[known].profile.merge(profile) }
                    merged[known].exports.append(number)
                } else {
                    positions[column.id] = merged.count
                    merged.append((column, profile, [number]))
                }
            }
        }
        return merged
    }

    /// Which numbers stand for the texts in another export.
    private mutating func explainCodes() {
        for i in entries.indices {
            guard case .item(var scale) = entries[i].guess, scale.bounds == nil else { continue }
            for number in entries[i].exports where mixed.columns[number]?.contains(entries[i].column.id) == true {
                for (column, profile) in zip(exports[number].columns, exports[number].profiles)
                where column.id == entries[i].column.id {
                    scale.numbers.formUnion(profile.texts.keys.compactMap { Int($0) })
                }
            }
            entries[i].guess = .item(scale)
        }
    }

    /// Columns whose numbers lie in the same range.
    private static func alike(_ bounds: ClosedRange<Int>, _ profiles: [ColumnProfile]) -> Int {
        profiles.count { profile in
            guard profile.isWhole else { return false }
            if bounds == 0...100 { return profile.least >= 0 && profile.greatest <= 100 && profile.texts.count > 12 }
            return profile.least >= bounds.lowerBound && profile.greatest == bounds.upperBound
        }
    }

    /// Columns with numbers on one scale may each show a part of it: they share the widest range of the file.
    private mutating func shareBounds() {
        let ranges = entries.compactMap { entry -> ClosedRange<Int>? in
            if case .item(let scale) = entry.guess { return scale.bounds }
            return nil
        }
        for i in entries.indices {
            guard case .item(var scale) = entries[i].guess, let own = scale.bounds else { continue }
            let wider = ranges.filter { range in
                range.lowerBound <= own.lowerBound && range.upperBound >= own.upperBound
                    && range.upperBound - own.upperBound <= 2 && own.lowerBound - range.lowerBound <= 1
            }
            if let widest = wider.max(by: { $0.count < $1.count }) { scale.bounds = widest }
            if exports[entries[i].exports[0]].export.layout.format == "viva-glint" { scale.bounds = 1...5 }
            entries[i].guess = .item(scale)
        }
        doubtLastNumber()
    }

    /// Where most columns of a scale have a highest number that is rare beside the one below it, it may stand for *does
    /// not apply*: then nothing is sure.
    private mutating func doubtLastNumber() {
        let members = Dictionary(grouping: entries.indices) { i -> ClosedRange<Int>? in
            guard case .item(let scale) = entries[i].guess, let bounds = scale.bounds, bounds.upperBound > 3 else {
                return nil
            }
            return scale.hasAnchors || ["viva-glint", "typeform", "google-forms"].contains(format(i)) ? nil : bounds
        }
        for case (let bounds?, let columns) in members where columns.count > 1 {
            let all = columns.reduce(0) { $0 + profiles[$1].answered }
            let last = columns.reduce(0) { $0 + count($1, bounds.upperBound) }
            let before = columns.reduce(0) { $0 + count($1, bounds.upperBound - 1) }
            guard before * 10 >= all, last * 20 < all, last * 4 < before else { continue }
            for i in columns { entries[i].guess = .unknownCodes(Array(bounds)) }
        }
    }

    private func format(_ entry: Int) -> String { exports[entries[entry].exports[0]].export.layout.format }

    private func count(_ entry: Int, _ number: Int) -> Int { profiles[entry].texts[String(number)] ?? 0 }

    /// Names that a study can use: the export's own where they can be, else made from the words.
    private mutating func nameAll(_ found: [GroupGuess]) {
        for i in entries.indices {
            switch entries[i].guess {
            case .none, .grouped: continue
            default: break
            }
            entries[i].id = name(
                entries[i].column.id,
                or: entries[i].column.part.isEmpty ? entries[i].column.text : entries[i].column.part)
        }
        for guess in found {
            let first = entries[guess.columns[0]].column.id
            let own = guess.stem.isEmpty ? first : guess.stem
            groups.append(Group(guess: guess, id: name(own, or: guess.stem.isEmpty ? "options " + first : guess.stem)))
        }
    }

    private mutating func name(_ own: String, or text: String) -> String {
        let code = own.replacing("][", with: "_").replacing("[", with: "_").replacing("]", with: "")
        let base =
            Self.isIdentifier(own)
            ? own
            : own.hasSuffix("]") && Self.isIdentifier(code) ? code : Self.slug(text.isEmpty ? own : text)
        var name = base
        var times = 1
        while !taken.insert(name).inserted { times += 1; name = "\(base)_\(times)" }
        return name
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, (first | 0x20) &- 97 < 26, text.utf8.count <= 40 else { return false }
        return !text.contains("..")
            && text.utf8.allSatisfy { ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 95 || $0 == 45 || $0 == 46 }
    }

    /// A few words of a text as a name.
    private static func slug(_ text: String) -> String {
        var slug = ""
        for word in Words.of(text) {
            let ascii = word.filter { $0.isASCII }
            guard !ascii.isEmpty else { continue }
            if slug.count + ascii.count > 28 { break }
            slug += (slug.isEmpty ? "" : "_") + ascii
        }
        guard let first = slug.first, first.isLetter else { return "q_" + (slug.isEmpty ? "item" : slug) }
        return slug
    }
}
