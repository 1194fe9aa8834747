import Score
import Statistics
import Study

/// Engine: how well the items of an index measure one thing: Cronbach's alpha with Feldt's interval, omega, each item's
/// correlation with the others, and alpha without it. Respondent set: people of the company who answered all items of the
/// index; disclosure class: company, at least 100 of them.
package enum CompanyReliability {
    /// Fewest people with all items answered.
    package static let fewest = 100

    /// Alpha of each index in each wave and, where there are several waves, over all of them.
    package static func findings(_ sums: PermittedSums) -> [CompanyFinding] {
        var findings: [CompanyFinding] = []
        for wave in 0..<sums.waves {
            for index in sums.study.indices.indices where !sums.study.indices[index].parts.isEmpty {
                findings.append(finding(sums, wave, index, sums.cross[wave][index]))
                findings += details(sums, wave, index, sums.cross[wave][index])
            }
        }
        guard sums.waves > 1 else { return findings }
        for index in sums.study.indices.indices where !sums.study.indices[index].parts.isEmpty {
            // A statistic over waves needs every one of its waves, each with people enough to have it said by itself: the
            // difference to the other waves would be that of the few.
            let tallies = sums.cross.compactMap { $0[index] }.filter { $0.n >= fewest }
            var all = tallies.count == sums.waves ? tallies.first : nil
            for tally in tallies.dropFirst() { all?.merge(tally) }
            findings.append(finding(sums, nil, index, all))
        }
        return findings
    }

    /// What stands behind alpha, where alpha is said of at least three items.
    private static func details(
        _ sums: PermittedSums, _ wave: Int, _ index: Int, _ tally: CrossTally?
    ) -> [CompanyFinding] {
        guard let tally, tally.n >= fewest, tally.items > 2, !isNearAnother(sums, wave, index, tally) else { return [] }
        func finding(_ statistic: String, _ value: Result<Double, Undefined>) -> CompanyFinding {
            var finding = CompanyFinding(wave: wave, measure: 1 + index, statistic: statistic, n: Int(tally.n))
            switch value {
            case .success(let value): finding.value = value
            case .failure(let reason): finding.note = Note(reason)
            }
            return finding
        }
        let model = CovarianceMatrix(tally).map { FactorModel.fit($0, n: Int(tally.n)) } ?? .failure(.tooFew)
        var findings = [finding("omega", model.map(\.omega))]
        for (i, part) in sums.study.indices[index].parts.enumerated() {
            let item = sums.study.items[part.item].id
            findings.append(finding("item_rest:\(item)", Reliability.itemRest(tally, item: i)))
            findings.append(finding("alpha_without:\(item)", Reliability.alphaIfDropped(tally, item: i)))
        }
        return findings
    }

    /// Whether an index that shares two items rests on nearly the same people: what both say of the shared items would then
    /// tell of the few who answered one and not the other.
    private static func isNearAnother(
        _ sums: PermittedSums, _ wave: Int, _ index: Int, _ tally: CrossTally
    ) -> Bool {
        let own = Set(sums.study.indices[index].parts.map(\.item))
        return sums.study.indices.indices.contains { other in
            guard other != index, let theirs = sums.cross[wave][other],
                own.intersection(sums.study.indices[other].parts.map(\.item)).count > 1
            else { return false }
            let difference = Int((tally.n - theirs.n).magnitude)
            return difference > 0 && difference < sums.study.k
        }
    }

    private static func finding(_ sums: PermittedSums, _ wave: Int?, _ index: Int, _ tally: CrossTally?)
        -> CompanyFinding
    {
        var finding = CompanyFinding(wave: wave, measure: 1 + index, statistic: "alpha", n: 0, note: .withheld)
        guard let tally else { return finding }
        finding.n = Int(tally.n)
        guard sums.study.indices[index].parts.count > 1 else { finding.note = .oneItem; return finding }
        guard finding.n >= fewest else { finding.note = .tooFew; return finding }
        switch Reliability.alpha(tally) {
        case .success(let alpha):
            let interval = Reliability.feldt(
                alpha: alpha, n: finding.n, items: sums.study.indices[index].parts.count, level: 0.95)
            (finding.value, finding.low, finding.high) = (alpha, interval?.low, interval?.high)
            finding.note = nil
        case .failure: finding.note = .noVariance
        }
        return finding
    }
}
