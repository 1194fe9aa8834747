import Study
import StudyFile
import Testing

/// `q01..q10`, wherever items are listed.
struct RangeTests {
    @Test func rangesStandForEachItem() throws {
        let text = """
            sources: [a.csv]
            items: [a1..a3]
            indices:
              i: [q08..q11, {item: r1..r2, reverse: true}]
            """
        let study = try study(text)
        #expect(study.items.map(\.id) == ["a1", "a2", "a3", "q08", "q09", "q10", "q11", "r1", "r2"])
        #expect(study.indices[0].parts.map(\.item) == [3, 4, 5, 6, 7, 8])
        #expect(study.indices[0].parts.map(\.reversed) == [false, false, false, false, true, true])
        #expect(study.indices[0].atLeast == 3)
    }

    @Test func aKeyMayBeARange() throws {
        let text = """
            sources: [a.csv]
            scales: {s: {points: 5}, t: {points: 7}}
            items: {x_9..x_9: {}, q1..q2: {scale: t, text: Same}}
            """
        let items = try study(text).items
        #expect(items.map(\.id) == ["x_9", "q1", "q2"])
        #expect(items.map(\.scale) == [0, 1, 1])
        #expect(items[2].text == [LanguageText(language: "en", text: "Same")])
    }
}
