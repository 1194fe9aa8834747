import Study
import TestSupport
import Testing

@Suite struct DayTests {
    @Test func `days are read from the start of a stamp`() {
        #expect(Day("2024-02-29")?.text == "2024-02-29")
        #expect(Day("2024-02-29T10:00")?.text == "2024-02-29")
        #expect(Day("2024-02-29 10:00")?.text == "2024-02-29")
        #expect(Day("0001-01-01")?.text == "0001-01-01")
    }

    @Test(arguments: [
        "", "2024", "2024-2-3", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-04-31",
        "2024-01-015", "2024/01/01", "0000-01-01", "20x4-01-01", "01-02-2024",
    ])
    func `what is no day is none`(_ text: String) { #expect(Day(text) == nil) }

    @Test func `years are counted by anniversaries`() {
        for (from, to, years) in [
            ("2020-02-29", "2021-02-28", 0), ("2020-02-29", "2021-03-01", 1), ("2020-02-29", "2024-02-29", 4),
            ("2020-05-10", "2025-05-09", 4), ("2020-05-10", "2025-05-10", 5), ("2025-01-01", "2024-12-31", -1),
        ] { #expect(Day(from).flatMap { a in Day(to).map { a.years(until: $0) } } == years) }
    }

    @Test func `days are in order of the calendar`() {
        var random = SplitMix64(seed: 2)
        var days: [Day] = []
        while days.count < 300 {
            let (month, day) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...31, using: &random))
            if let one = Day(year: Int.random(in: 1...9999, using: &random), month: month, day: day) {
                days.append(one)
            }
        }
        #expect(days.sorted().map(\.text) == days.map(\.text).sorted())
    }
}
