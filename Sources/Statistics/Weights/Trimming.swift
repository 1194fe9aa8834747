/// Weights cut at a ceiling; what is cut off is spread equally over the others, so that the sum stays. Rake again afterwards:
/// the margins no longer fit.
public enum Trimming {
    /// Once: weights lifted over the ceiling by the spreading stay there. `counts[i]` people have weight `weights[i]`.
    /// Fails for a ceiling below the mean weight (`badInput`).
    public static func once(weights: [Double], counts: [Int], ceiling: Double) -> Result<[Double], Undefined> {
        guard let share = share(weights, counts, ceiling, of: { $0 <= ceiling }) else { return .failure(.badInput) }
        return .success(weights.map { $0 > ceiling ? ceiling : $0 + share })
    }

    /// Until nobody is above the ceiling: the limit of cutting and spreading again and again, reached in as many steps as there
    /// are different weights. Fails as `once`.
    public static func strict(weights: [Double], counts: [Int], ceiling: Double) -> Result<[Double], Undefined> {
        var lifted = 0.0
        for _ in 0...weights.count {
            guard let share = share(weights, counts, ceiling, of: { $0 + lifted < ceiling }) else {
                return .failure(.badInput)
            }
            let highest = weights.filter { $0 + lifted < ceiling }.max() ?? ceiling
            lifted = share
            guard highest + share > ceiling else { break }
        }
        return .success(weights.map { min($0 + lifted, ceiling) })
    }

    /// What each of the others receives when everybody else is cut to the ceiling; nil when nobody can receive.
    private static func share(
        _ weights: [Double], _ counts: [Int], _ ceiling: Double, of receives: (Double) -> Bool
    ) -> Double? {
        let receivers = weights.indices.filter { receives(weights[$0]) }
        let people = receivers.reduce(0) { $0 + counts[$1] }
        let total = CompensatedSum.of(weights.indices) { Double(counts[$0]) * weights[$0] }
        guard total <= ceiling * Double(counts.reduce(0, +)) else { return nil }
        let cut = CompensatedSum.of(weights.indices.filter { !receives(weights[$0]) }) {
            Double(counts[$0]) * (weights[$0] - ceiling)
        }
        return people > 0 ? cut / Double(people) : cut.magnitude <= 1e-12 * total ? 0 : nil
    }
}
