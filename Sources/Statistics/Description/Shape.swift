/// Skewness and excess kurtosis of a sample, plain numbers without a unit. Source: Joanes & Gill 1998.
public struct Shape: Sendable, Hashable {
    /// `√n m3 / m2^1.5`; nil without variance.
    public let g1: Double?
    /// `n m4 / m2² - 3`; nil without variance.
    public let g2: Double?
    /// `g1 √(n (n - 1)) / (n - 2)`; nil without variance or for fewer than three.
    public let adjustedG1: Double?
    /// `(n - 1) ((n + 1) g2 + 6) / ((n - 2) (n - 3))`; nil without variance or for fewer than four.
    public let adjustedG2: Double?

    /// All four undefined.
    static let none = Shape(n: 0, m2: 0, m3: 0, m4: 0)

    /// From n and the sums of the second, third and fourth powers of distances from the mean.
    public init(n: Int, m2: Double, m3: Double, m4: Double) {
        let count = Double(n)
        guard n > 1, m2 > 0, (m2 * m2).isNormal, m3.isFinite, m4.isFinite else {
            (g1, g2, adjustedG1, adjustedG2) = (nil, nil, nil, nil)
            return
        }
        let skew = count.squareRoot() * m3 / (m2 * m2.squareRoot())
        let kurtosis = count * m4 / (m2 * m2) - 3
        g1 = skew
        g2 = kurtosis
        adjustedG1 = n > 2 ? skew * (count * (count - 1)).squareRoot() / (count - 2) : nil
        adjustedG2 =
            n > 3 ? (count - 1) / ((count - 2) * (count - 3)) * ((count + 1) * kurtosis + 6) : nil
    }
}
