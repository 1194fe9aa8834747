import TestSupport
import Testing

@testable import Normalize

@Suite struct TimestampTests {
    @Test(arguments: [
        "2024-03-05 14:30:10", "2024-03-05T14:30:10", "2024-03-05T14:30:10Z", "2024-03-05 14:30:10.250",
        "5.3.2024 14:30:10",
        "3/5/2024 14:30:10", "05-03-2024 14:30:10", "3/5/24 14:30:10", "3/5/2024 2:30:10 PM", "2024/03/05 14:30:10",
    ])
    func `the same moment has one number in every form`(_ text: String) {
        #expect(Timestamp.seconds(text) != nil)
        #expect(Timestamp.seconds(text) == Timestamp.seconds("2024-03-05 14:30:10"))
    }

    @Test(arguments: [
        "", "yesterday", "2024", "2024-03", "12:30", "2024-13-01", "40.1.2024", "2024-01-01 25:00", "100000-1-1",
        "2024-01-01 10:60", "1.1",
    ])
    func `what is no moment has no number`(_ text: String) { #expect(Timestamp.seconds(text) == nil) }

    @Test func `later is larger in each form`() {
        var random = SplitMix64(seed: 4)
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        for _ in 0..<3000 {
            var moments: [[Int]] = []
            for _ in 0..<2 {
                moments.append([
                    Int.random(in: 2020...2021, using: &random), Int.random(in: 1...12, using: &random),
                    Int.random(in: 1...28, using: &random), Int.random(in: 0...23, using: &random),
                    Int.random(in: 0...59, using: &random), Int.random(in: 0...59, using: &random),
                ])
            }
            let forms: [([Int]) -> String] = [
                { "\($0[0])-\(pad($0[1]))-\(pad($0[2])) \(pad($0[3])):\(pad($0[4])):\(pad($0[5]))" },
                { "\($0[2]).\($0[1]).\($0[0]) \($0[3]):\(pad($0[4])):\(pad($0[5]))" },
                { "\($0[1])/\($0[2])/\($0[0]) \($0[3]):\(pad($0[4])):\(pad($0[5]))" },
                { "\(pad($0[2]))-\(pad($0[1]))-\($0[0]) \(pad($0[3])):\(pad($0[4])):\(pad($0[5]))" },
            ]
            for form in forms {
                guard let a = Timestamp.seconds(form(moments[0])), let b = Timestamp.seconds(form(moments[1])) else {
                    Issue.record("not read: \(form(moments[0])), \(form(moments[1]))")
                    return
                }
                #expect((a < b) == moments[0].lexicographicallyPrecedes(moments[1]))
            }
        }
    }

    @Test func `twelve at night is before one at night`() {
        guard let midnight = Timestamp.seconds("3/5/2024 12:15 AM"), let one = Timestamp.seconds("3/5/2024 1:15 AM"),
            let noon = Timestamp.seconds("3/5/2024 12:15 PM")
        else {
            Issue.record("not read")
            return
        }
        #expect(midnight < one)
        #expect(one < noon)
    }
}
