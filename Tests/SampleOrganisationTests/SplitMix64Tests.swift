import Testing

@testable import SampleOrganisation

@Suite("Own number generator and calendar")
struct SplitMix64Tests {
    @Test("gives the published sequence for seed 1234567")
    func reference() {
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
        #expect(random.next() == 9_817_491_932_198_370_423)
    }

    @Test("draws near-normal numbers of mean 0 and variance 1")
    func normal() {
        var random = SplitMix64(seed: 1, stream: "test")
        let draws = (0..<20_000).map { _ in random.normal() }
        let mean = draws.reduce(0, +) / 20_000
        let variance = draws.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20_000
        #expect(abs(mean) < 0.03)
        #expect(abs(variance - 1) < 0.04)
    }

    @Test("knows leap years", arguments: [(2000, 2, 29), (2023, 12, 31), (2024, 2, 29), (2026, 3, 1)])
    func calendar(year: Int, month: Int, day: Int) {
        let text = "\(year)-\(Text.padded(month, 2))-\(Text.padded(day, 2))"
        #expect(Moment(year: year, month: month, day: day).plus(seconds: 3_723).date == text)
        #expect(Moment(year: year, month: month, day: day).plus(seconds: 3_723).time == "01:02:03")
    }

    @Test("counts days from the epoch")
    func epoch() {
        #expect(Moment(year: 1970, month: 1, day: 1).seconds == 0)
        #expect(Moment(year: 2025, month: 5, day: 5).seconds == 1_746_403_200)
    }
}
