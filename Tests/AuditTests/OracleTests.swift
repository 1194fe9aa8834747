import Audit
import Study
import Testing

/// The audit against a search that tries everything, over companies small enough for it.
@Suite struct OracleTests {
    /// What is a way to too few people. Random answers may also be uniform; that is another matter.
    private static let leaks: Set<AuditFinding.Kind> = [
        .smallCell, .smallRest, .smallDifference, .smallIntersection, .smallUnion, .echelonRow, .minCut, .spreadBelow,
    ]

    private func audit(_ company: Company, exhaustive: Int) -> Bool {
        let kinds = Set(Audit.findings(company.input, exhaustive: exhaustive).map(\.kind))
        #expect(!kinds.contains(.scope) && !kinds.contains(.mismatch))
        return !kinds.isDisjoint(with: Self.leaks)
    }

    /// With one cut beside the hierarchy the audited class holds every group that can be determined.
    @Test func hierarchyAndOneCutAreCompletelyCovered() {
        var leaking = 0
        for seed in 0..<300 as Range<UInt64> {
            let company = Company.random(seed: seed, cuts: 1)
            let expected = Oracle(company).leaks
            leaking += expected ? 1 : 0
            #expect(audit(company, exhaustive: 0) == expected, "seed \(seed)")
        }
        #expect(leaking > 60 && leaking < 240)
    }

    /// With more cuts the full search of low ranks covers every group.
    @Test(arguments: [2, 3]) func lowRanksAreCompletelyCovered(cuts: Int) {
        var leaking = 0
        for seed in 1_000..<1_200 as Range<UInt64> {
            let company = Company.random(seed: seed, cuts: cuts)
            let expected = Oracle(company).leaks
            leaking += expected ? 1 : 0
            #expect(audit(company, exhaustive: 9) == expected, "seed \(seed)")
        }
        #expect(leaking > 40 && leaking < 180)
    }

    /// Companies that leak outside the audited class: only the full search finds it.
    @Test(arguments: [(2, [2_704, 3_417, 5_972]), (3, [185, 686, 803])] as [(Int, [UInt64])])
    func fullSearchGoesBeyondTheClass(cuts: Int, seeds: [UInt64]) {
        for seed in seeds {
            let company = Company.random(seed: seed, cuts: cuts)
            #expect(Oracle(company).leaks && !Oracle(company).leaksInClass, "seed \(seed)")
            #expect(!audit(company, exhaustive: 0), "seed \(seed)")
            #expect(audit(company, exhaustive: 9), "seed \(seed)")
        }
    }

    /// Without the full search, nothing of the audited class is missed and nothing is made up.
    @Test(arguments: [2, 3]) func auditedClassIsCovered(cuts: Int) {
        for seed in 2_000..<2_300 as Range<UInt64> {
            let company = Company.random(seed: seed, cuts: cuts)
            let oracle = Oracle(company)
            let found = audit(company, exhaustive: 0)
            if oracle.leaksInClass { #expect(found, "seed \(seed)") }
            if found { #expect(oracle.leaks, "seed \(seed)") }
        }
    }
}
