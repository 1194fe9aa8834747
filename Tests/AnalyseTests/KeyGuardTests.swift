import Analyse
import Statistics
import Study
import TestSupport
import Testing

/// How often clean scales are suspected.
@Suite struct KeyGuardTests {
    @Test func aThousandCleanScalesRaiseAtMostFiveSuspicions() {
        var study = Study()
        study.items = (0..<5).map { Item(id: "Q\($0)") }
        study.indices = [
            Index(
                id: "index", parts: (0..<5).map { Index.Part(item: $0) }, atLeast: 1, favourable: Ratio(7, 2),
                unfavourable: Ratio(5, 2))
        ]
        var raised = 0
        var random = SplitMix64(seed: 11)
        for _ in 0..<1000 {
            var tally = CrossTally(items: 5)
            let loading = Double.random(in: 0.35...0.9, using: &random)
            for _ in 0..<150 {
                let trait = noise(&random)
                tally.add(
                    row: (0..<5).map { _ in
                        min(
                            5,
                            max(
                                1,
                                Int(
                                    (3 + loading * trait + (1 - loading * loading).squareRoot() * noise(&random))
                                        .rounded())))
                    })
            }
            if !KeyGuard.suspects(study, cross: [[tally]], texts: []).isEmpty { raised += 1 }
        }
        #expect(raised <= 5)
    }

    /// Nearly normal, with mean 0 and variance 1.
    private func noise(_ random: inout SplitMix64) -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
}
