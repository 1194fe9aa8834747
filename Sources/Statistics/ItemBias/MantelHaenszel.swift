/// Does an item work alike for two groups of equal standing: the odds of agreeing, and the mean answer, stratum by stratum of
/// the score on the other items (Mantel & Haenszel 1959; Mantel 1963; Holland & Thayer 1988).
public struct MantelHaenszel: Sendable, Hashable {
    /// Strata with anybody in them.
    public let strata: Int
    /// By stratum, people.
    public let sizes: [Int]
    /// The common odds of agreeing, reference over focal.
    public let oddsRatio: Double
    /// Its 95 % interval (Robins, Breslow & Greenland 1986).
    public let interval: Interval
    /// Without and with the continuity correction.
    public let chiSquared: Double, correctedChiSquared: Double
    /// Mantel's test of the mean answers, one degree of freedom.
    public let ordered: Double
    /// The mean of focal minus reference answers, weighted by the focal group, in points of the item.
    public let meanDifference: Double

    /// `-2.35 ln` of the odds ratio: below 1 in size negligible, from 1.5 large (Educational Testing Service).
    public var delta: Double { -2.35 * Elementary.log(oddsRatio) }
    /// The share of the chi-squared distribution above.
    public var pValue: Double? { ChiSquared.upperTail(chiSquared, df: 1) }
    /// With the continuity correction.
    public var correctedPValue: Double? { ChiSquared.upperTail(correctedChiSquared, df: 1) }
    /// Of Mantel's test.
    public var orderedPValue: Double? { ChiSquared.upperTail(ordered, df: 1) }

    /// - Parameters:
    ///   - strata: the answers by stratum; those that hold one group only drop out of the tests.
    ///   - agreeing: the lowest answer that counts as agreeing.
    ///   - lowest: the answer at position 0.
    /// Fails for a stratum of one person or none (`tooFew`), and where answers or groups do not vary (`noVariance`).
    public static func test(
        _ strata: [ItemBiasTable.Row], agreeing: Int, lowest: Int
    ) -> Result<MantelHaenszel, Undefined> {
        guard !strata.isEmpty, strata.allSatisfy({ $0.total > 1 }) else { return .failure(.tooFew) }
        var odds = Odds()
        var means = Means()
        for row in strata {
            odds.add(row, agreeing: agreeing - lowest)
            means.add(row, lowest: lowest)
        }
        guard odds.agreed > 0, odds.crossed > 0, odds.variance > 0, means.variance > 0, means.weight > 0 else {
            return .failure(.noVariance)
        }
        let ratio = odds.agreed / odds.crossed
        let error = odds.logError
        guard let z = Normal.critical(0.95) else { return .failure(.badInput) }
        let distance = odds.distance.magnitude
        let correction = distance >= 0.5 ? 0.5 : 0
        return .success(
            MantelHaenszel(
                strata: strata.count, sizes: strata.map(\.total), oddsRatio: ratio,
                interval: Interval(
                    low: ratio * Elementary.exp(-z * error), high: ratio * Elementary.exp(z * error)),
                chiSquared: distance * distance / odds.variance,
                correctedChiSquared: (distance - correction) * (distance - correction) / odds.variance,
                ordered: means.distance * means.distance / means.variance,
                meanDifference: means.weighted / means.weight))
    }
}

/// Sums over strata of the two-by-two tables of group and agreeing.
private struct Odds {
    var (agreed, crossed, distance, variance) = (0.0, 0.0, 0.0, 0.0)
    private var (first, mixed, last) = (0.0, 0.0, 0.0)

    mutating func add(_ row: ItemBiasTable.Row, agreeing: Int) {
        let a = Double(row.reference[agreeing...].reduce(0, +))
        let b = Double(row.reference[..<agreeing].reduce(0, +))
        let c = Double(row.focal[agreeing...].reduce(0, +))
        let d = Double(row.focal[..<agreeing].reduce(0, +))
        let n = a + b + c + d
        agreed += a * d / n
        crossed += b * c / n
        distance += a - (a + b) * (a + c) / n
        variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1))
        first += (a + d) * a * d / (n * n)
        mixed += ((a + d) * b * c + (b + c) * a * d) / (n * n)
        last += (b + c) * b * c / (n * n)
    }

    /// The standard error of the logarithm of the odds ratio.
    var logError: Double {
        (first / (2 * agreed * agreed) + mixed / (2 * agreed * crossed) + last / (2 * crossed * crossed)).squareRoot()
    }
}

/// Sums over strata of the focal group's answers against what the stratum would give them.
private struct Means {
    var (distance, variance, weighted, weight) = (0.0, 0.0, 0.0, 0.0)

    mutating func add(_ row: ItemBiasTable.Row, lowest: Int) {
        var (reference, focal) = (CodeSums(), CodeSums())
        for i in row.reference.indices {
            reference.add(lowest + i, count: row.reference[i])
            focal.add(lowest + i, count: row.focal[i])
        }
        guard let own = focal.mean, let other = reference.mean else { return }
        let (nf, nr) = (Double(focal.n), Double(reference.n))
        let n = nf + nr
        let sum = Double(reference.first + focal.first)
        let squares = Double(reference.second + focal.second)
        distance += Double(focal.first) - nf * sum / n
        variance += nr * nf / (n * n * (n - 1)) * (n * squares - sum * sum)
        weighted += nf * (own - other)
        weight += nf
    }
}
