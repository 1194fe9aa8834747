import Study
import StudyFile
import Testing

/// A short form and its long form are the same study.
struct ShortFormTests {
    @Test(arguments: [
        ("sources: [data/export.csv]", "sources: {export: {path: data/export.csv}}"),
        ("sources: [data/export.csv]", "sources: [{path: data/export.csv}]"),
        ("sources: {spring: a.csv}", "sources: {spring: {path: a.csv}}"),
        ("people: people.csv", "people: {path: people.csv}"),
        ("waves: {w1: [a]}", "waves: {w1: {sources: [a]}}"),
        ("waves: {w1: a}", "waves: {w1: {sources: [a]}}"),
        ("waves: {column: wave}", "waves: {column: wave, values: found}"),
        ("scales: {s: {points: 5}}", "scales: {s: {points: [1, 5]}}"),
        ("scales: {s: {labels: [No, Yes]}}", "scales: {s: {points: 2, labels: {en: [No, Yes]}}}"),
        ("items: [q1, q2]", "items: {q1: {}, q2: {scale: standard}}\nscales: {standard: {points: 5}}"),
        ("items: {q1: {text: Why}}", "items: {q1: {text: {en: Why}}}"),
        ("indices: {i: [q1, q2]}", "indices: {i: {items: [{item: q1}, {item: q2, reverse: false}]}}"),
        ("indices: {i: [q1, q2, q3]}", "indices: {i: {items: [q1..q3], kind: mean_of_person_means, at_least: 2}}"),
        ("indices: {i: [q1]}", "indices: {i: {items: [q1], kind: mean, favourable: 3.5, unfavourable: 2.5}}"),
        (
            "indices: {i: {items: [q1], kind: person_share}}",
            "indices: {i: {items: [q1], kind: person_share, at: 3.50}}"
        ),
        (
            "indices: {i: {items: [q1..q4], kind: item_favourable}}",
            "indices: {i: {items: [q1..q4], kind: mean_of_item_favourable}}"
        ),
        ("indices: {i: {items: [q1], title: A}}", "indices: {i: {items: [q1], title: {en: A}}}"),
        ("cuts: [country]", "cuts: {country: {column: country, values: found}}"),
        ("cuts: {land: Country}", "cuts: {land: {column: Country}}"),
        ("hierarchy: Unit", "hierarchy: {path: Unit, separator: /}"),
        ("people: p.csv\nhierarchy: manager", "people: p.csv\nhierarchy: {manager: manager, direct: false}"),
        ("unknown_labels: 2%", "unknown_labels: {most: 2%}"),
        ("languages: de", "languages: [de]"),
        ("k: 10", "title: Survey\nduplicates: best\npartials: keep\noutputs: {dir: rapport-out, sd: false}"),
    ])
    func meansTheSame(_ short: String, _ long: String) throws {
        #expect(try everything(study(Self.whole(short))) == everything(study(Self.whole(long))))
    }

    /// A part that says nothing of exports gets one.
    private static func whole(_ part: String) -> String {
        part.hasPrefix("sources:") ? part : "sources: [a.csv]\n" + part
    }
}
