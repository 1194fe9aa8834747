import Audit
import Foundation
import Study
import Testing

/// The rules and the attack were written apart: whatever the rules let through, the attack has to find nothing.
@Suite struct AuditedReleaseTests {
    /// Seeds of one run; `RAPPORT_SEEDS=from-to` tries others.
    static let seeds: ClosedRange<UInt64> = {
        let words = (ProcessInfo.processInfo.environment["RAPPORT_SEEDS"] ?? "").split(separator: "-")
        let ends = words.compactMap { UInt64($0) }
        return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : 1...60
    }()

    /// The kinds of findings, those about people marked as such.
    private static func kinds(_ findings: [AuditFinding]) -> [String] {
        Set(findings.map { $0.kind.rawValue + ($0.measure == nil ? " (people)" : "") }).sorted()
    }

    @Test func `random organisations give nobody away`() throws {
        var (speaking, all, companies, atOnce) = (0, 0, 0, 0)
        for seed in Self.seeds {
            let organisation = Organisation.random(seed: seed)
            let result = try organisation.result()
            let findings = result.findings
            let study = organisation.study
            let what = """
                seed \(seed), \(organisation.people.count) people, k \(study.k), \(study.cuts.count) cuts, \
                \(study.crossed.count) crossed, direct \(study.hierarchy?.direct ?? false): \
                \(findings.count) findings of \(Self.kinds(findings)), such as \(findings.prefix(2).map(\.text))
                """
            if !findings.isEmpty { Issue.record(Comment(rawValue: what)) }
            let share = result.share
            speaking += share.speaking
            all += share.all
            atOnce += result.rounds == 1 ? 1 : 0
            companies += result.speaks("company") ? 1 : 0
        }
        let percent = 100 * speaking / max(1, all)
        let words = "\(Self.seeds.count) random organisations: \(speaking) of \(all) rows speak (\(percent) %), "
        print(words + "\(atOnce) settled at once")
        #expect(companies * 10 > Self.seeds.count * 9)
        // The audit is the second wall, not the first.
        #expect(atOnce * 10 > Self.seeds.count * 7)
    }
}
