/// Percentages of all answers as somebody else printed them.
public enum PublishedShares {
    /// How far rounding to whole numbers may move their sum from 100 before one of them must be wrong.
    private static let slack = 1.5

    /// Their sum, where they can be the shares of one question: each 0…100 and together 100 but for rounding.
    /// Fails with `badInput` or `totalsDiffer`.
    public static func check(_ percentages: [Double]) -> Result<Double, Undefined> {
        guard !percentages.isEmpty, percentages.allSatisfy({ (0...100).contains($0) }) else {
            return .failure(.badInput)
        }
        let sum = percentages.reduce(0, +)
        return (sum - 100).magnitude <= slack ? .success(sum) : .failure(.totalsDiffer)
    }
}
