import Study
import TestSupport
import Testing

@testable import Analyse
@testable import Score

@Suite struct CompanyReliabilityTests {
    /// Alpha from raw answers, the slow way.
    private func alpha(_ rows: [[Double]]) -> Double {
        let k = Double(rows[0].count)
        let items = rows[0].indices.reduce(0.0) { sum, item in sum + moments(rows.map { $0[item] }).variance }
        return k / (k - 1) * (1 - items / moments(rows.map { $0.reduce(0, +) }).variance)
    }

    private func complete(_ study: Study, _ responses: [Response]) -> [[Double]] {
        responses.compactMap { response in
            let values = study.indices[0].parts.compactMap { part in
                value(study, response, part.item).map { Double(part.reversed ? 6 - $0 : $0) }
            }
            return values.count == study.indices[0].parts.count ? values : nil
        }
    }

    @Test(arguments: 1...6) func `alpha is that of those who answered every item`(_ seed: Int) throws {
        let study = sampleStudy(waves: 2)
        let responses = sampleResponses(700, waves: 2, seed: UInt64(seed))
        let found = CompanyReliability.findings(try Survey(study).permitted(responses))
            .filter { $0.measure == 1 && $0.statistic == "alpha" }
        #expect(found.map(\.wave) == [0, 1, nil])
        for finding in found {
            let rows = complete(study, responses.filter { finding.wave == nil || Int($0.wave) == finding.wave })
            #expect(finding.n == rows.count && finding.note == nil)
            #expect(near(finding.value, alpha(rows)))
            #expect((finding.low ?? 9) < (finding.value ?? 0) && (finding.value ?? 9) < (finding.high ?? 0))
        }
    }

    @Test func `ninety-nine are too few`() throws {
        let study = sampleStudy()
        let one = sampleResponses(400, seed: 3).filter { $0.codes.allSatisfy(AnswerCode.isAnswer) }
        for (count, note) in [(99, Note.tooFew), (100, nil)] {
            let incomplete = (0..<50).map { _ in Response(values: ["a"], codes: [3, 3, 3, 0]) }
            let sums = try Survey(study).permitted(Array(one.prefix(count)) + incomplete)
            let found = CompanyReliability.findings(sums)[0]
            #expect(found.n == count && found.note == note && (found.value == nil) == (note != nil))
        }
    }

    @Test func `one item has no alpha, and equal answers have none`() throws {
        let study = sampleStudy()
        let found = CompanyReliability.findings(try Survey(study).permitted(sampleResponses(300, seed: 1)))
        #expect(found.first { $0.measure == 4 }?.note == .oneItem)
        let same = (0..<120).map { _ in Response(values: ["a"], codes: [2, 2, 2, 4]) }
        #expect(CompanyReliability.findings(try Survey(study).permitted(same))[0].note == .noVariance)
    }

    @Test func `alpha over waves needs every wave`() throws {
        let study = sampleStudy(waves: 2)
        let sums = try Survey(study).permitted(sampleResponses(900, waves: 2, seed: 5), alpha: { $0 == 0 })
        let found = CompanyReliability.findings(sums).filter { $0.measure == 1 && $0.statistic == "alpha" }
        #expect(found[0].value != nil)
        for finding in found.dropFirst() {
            #expect(finding.note == .withheld && finding.value == nil && finding.n == 0)
        }
    }

    @Test func `alpha over waves needs people enough in each`() throws {
        let study = sampleStudy(waves: 2)
        let complete = sampleResponses(400, seed: 3).filter { $0.codes.allSatisfy(AnswerCode.isAnswer) }
        for (count, isSaid) in [(99, false), (100, true)] {
            let second = complete.prefix(count).map { Response(wave: 1, values: $0.values, codes: $0.codes) }
            let found = CompanyReliability.findings(try Survey(study).permitted(complete + second))
            let over = found.first { $0.measure == 1 && $0.wave == nil }
            #expect((over?.value != nil) == isSaid)
        }
    }

    @Test func `what stands behind alpha is not said beside an index of nearly the same people`() throws {
        var study = sampleStudy()
        var pair = study.indices[0]
        (pair.id, pair.parts) = ("pair", Array(pair.parts.prefix(2)))
        study.indices.append(pair)
        let complete = sampleResponses(500, seed: 4).filter { $0.codes.allSatisfy(AnswerCode.isAnswer) }
        // So many answered the pair and not the third item.
        for (count, isSaid) in [(0, true), (1, false), (9, false), (10, true)] {
            var responses = complete
            for i in 0..<count { responses[i].codes[3] = AnswerCode.skipped }
            let found = CompanyReliability.findings(try Survey(study).permitted(responses))
            #expect(found.contains { $0.measure == 1 && $0.statistic == "omega" } == isSaid)
            #expect(found.contains { $0.measure == 1 && $0.statistic == "alpha" && $0.value != nil })
        }
    }

    @Test func `one wave has no figure over waves`() throws {
        let found = CompanyReliability.findings(try Survey(sampleStudy()).permitted(sampleResponses(300, seed: 5)))
        #expect(found.allSatisfy { $0.wave == 0 } && found.count { $0.statistic == "alpha" } == 4)
    }

    @Test func `behind alpha stand each item and the one factor`() throws {
        let study = sampleStudy()
        let responses = sampleResponses(400, seed: 12)
        let found = CompanyReliability.findings(try Survey(study).permitted(responses)).filter { $0.measure == 1 }
        let rows = complete(study, responses)
        func value(_ statistic: String) -> Double? { found.first { $0.statistic == statistic }?.value }
        for (i, item) in ["q1", "q2", "q4"].enumerated() {
            let others = rows.map { row in row.indices.filter { $0 != i }.map { row[$0] } }
            let (own, rest) = (rows.map { $0[i] }, others.map { $0.reduce(0, +) })
            let products = zip(own, rest).reduce(0.0) { $0 + ($1.0 - moments(own).mean) * ($1.1 - moments(rest).mean) }
            let r = products / Double(rows.count - 1) / (moments(own).variance * moments(rest).variance).squareRoot()
            #expect(near(value("item_rest:\(item)"), r))
            #expect(near(value("alpha_without:\(item)"), alpha(others)))
        }
        let omega = found.first { $0.statistic == "omega" }
        #expect(omega?.value.map { (0...1).contains($0) } ?? (omega?.note == .noFit))
        #expect(found.count == 8)
    }
}
