import Score
import Statistics
import Study

/// Engine: do those who answered look like those who were asked, and what would the company's values be if they did?
/// Respondent set: everybody in the company with an answer; disclosure class: company. What enters is said anyway: head counts,
/// released numbers and means, and the rest that these leave of the company, which holds nobody or enough.
package struct NonResponse {
    private let sums: PermittedSums
    private let pool: Pool
    private let sets: FavourableSets
    private let wave: Int

    package static func findings(_ sums: PermittedSums, _ pool: Pool) -> [CompanyFinding] {
        (0..<sums.waves).flatMap { NonResponse(sums, pool, wave: $0).findings() }
    }

    private init(_ sums: PermittedSums, _ pool: Pool, wave: Int) {
        (self.sums, self.pool, self.wave) = (sums, pool, wave)
        sets = FavourableSets(sums.study, sums.layout, sums.measures)
    }

    private func findings() -> [CompanyFinding] {
        guard let invited = sums.groups[0].invited[wave], invited > 0 else { return [] }
        let layers = layers(invited)
        var findings = layers.flatMap { representativeness($0) }
        for measure in sums.measures.indices where isHeadline(measure) {
            findings += layers.compactMap { weighted($0, measure) }
            if let band = worst(measure, invited) { findings.append(band) }
        }
        return findings
    }

    /// Measures of the headline; all indices where there is none.
    private func isHeadline(_ measure: Int) -> Bool {
        guard case .index(let number) = sums.measures[measure] else { return false }
        return sums.study.headline.isEmpty || sums.study.headline.contains(sums.study.indices[number].id)
    }

    /// Groups of a cut that hold everybody once, with their head counts; those that stay silent are one, the rest.
    private struct Layer {
        let name: String
        let groups: [Int]
        /// Head counts of `groups` and of the rest.
        let heads: [Int]
        let restHeads: Int
    }

    /// Plain cuts, and the first level of the tree, where head counts add up to the company's.
    private func layers(_ invited: Int) -> [Layer] {
        let plain = sums.cuts.indices.filter { sums.cuts[$0].kind == .plain }.map { cut in
            (name: sums.cuts[cut].id, groups: sums.groups.indices.filter { sums.groups[$0].cut == cut })
        }
        let level = (name: "hierarchy", groups: sums.groups.indices.filter { sums.groups[$0].parent == 0 })
        return ([level] + plain).compactMap { name, groups in
            let all = groups.compactMap { sums.groups[$0].invited[wave] }
            guard groups.count > 1, all.count == groups.count, all.reduce(0, +) <= invited else { return nil }
            let speaking = groups.filter { sums.permission(wave, 0, $0).speaks }
            guard speaking.count > 1 else { return nil }
            let heads = speaking.compactMap { sums.groups[$0].invited[wave] }
            return Layer(name: name, groups: speaking, heads: heads, restHeads: invited - heads.reduce(0, +))
        }
    }

    private func people(_ group: Int) -> Int { sums.withCounters(wave, 0, group) { Int($0[0]) } ?? 0 }

    /// Pearson's test of whether groups answer equally often, and how many in a hundred respondents would have to be others
    /// for both distributions to agree.
    private func representativeness(_ layer: Layer) -> [CompanyFinding] {
        let total = people(0)
        var observed = layer.groups.map(people)
        var heads = layer.heads
        if layer.restHeads > 0 {
            observed.append(total - observed.reduce(0, +))
            heads.append(layer.restHeads)
        }
        guard total > 0, observed.allSatisfy({ $0 >= 0 }) else { return [] }
        var p = CompanyFinding(wave: wave, measure: 0, statistic: "representative_p:\(layer.name)", n: total)
        var moved = CompanyFinding(wave: wave, measure: 0, statistic: "dissimilarity:\(layer.name)", n: total)
        let all = Double(heads.reduce(0, +))
        let apart = zip(observed, heads).reduce(0) {
            $0 + (Double($1.0) / Double(total) - Double($1.1) / all).magnitude
        }
        moved.value = 50 * apart
        // Everybody was asked: those who answered are set against those who did not, not against a population without end.
        let silent = zip(heads, observed).map { $0 - $1 }
        switch ChiSquaredTest.independence([observed, silent]) {
        case .success(let test): p.value = test.pValue
        case .failure(let reason): p.note = Note(reason)
        }
        return [p, moved]
    }

    /// The company's value with every group weighing what its head count says (post-stratified), with the error that follows
    /// from the pooled variance.
    private func weighted(_ layer: Layer, _ measure: Int) -> CompanyFinding? {
        guard let whole = sums.quantity(wave, measure, 0, sets), let mean = whole.mean, whole.n > 0 else { return nil }
        var finding = CompanyFinding(wave: wave, measure: measure, statistic: "weighted:\(layer.name)", n: whole.n)
        guard let share = pool.share(wave, measure) else {
            finding.note = .noPool
            return finding
        }
        var cells: [(n: Int, mean: Double, heads: Int)] = []
        var rest = (n: whole.n, sum: Double(whole.n) * mean, heads: layer.restHeads)
        for (group, heads) in zip(layer.groups, layer.heads) {
            if let own = sums.quantity(wave, measure, group, sets), let value = own.mean, own.n > 0 {
                cells.append((own.n, value, heads))
                rest = (rest.n - own.n, rest.sum - Double(own.n) * value, rest.heads)
            } else {
                rest.heads += heads
            }
        }
        if rest.n > 0 { cells.append((rest.n, rest.sum / Double(rest.n), rest.heads)) }
        let heads = cells.reduce(0) { $0 + $1.heads }
        guard heads > 0, rest.n > 0 || rest.heads == 0 else {
            // Somebody was asked in groups of which nobody answered: there is nothing to weigh up.
            finding.note = .noAnswers
            return finding
        }
        let value = cells.reduce(0) { $0 + Double($1.heads) / Double(heads) * $1.mean }
        let variance = cells.reduce(0) { sum, cell in
            let weight = Double(cell.heads) / Double(heads)
            return sum + weight * weight * share.variance / Double(cell.n)
        }
        let reach = share.t * variance.squareRoot()
        (finding.value, finding.low, finding.high) = (value, value - reach, value + reach)
        return finding
    }

    /// Where the value would lie if all who did not answer stood at one end of the scale.
    private func worst(_ measure: Int, _ invited: Int) -> CompanyFinding? {
        guard case .index(let number) = sums.measures[measure], let own = sums.quantity(wave, measure, 0, sets),
            let mean = own.mean, own.n > 0, own.n <= invited
        else { return nil }
        let bounds = sums.layout.indices[number].bounds
        let share = Double(own.n) / Double(invited)
        var finding = CompanyFinding(wave: wave, measure: measure, statistic: "if_others_at_the_ends", n: own.n)
        finding.value = mean
        finding.low = share * mean + (1 - share) * bounds.low.value
        finding.high = share * mean + (1 - share) * bounds.high.value
        return finding
    }
}
