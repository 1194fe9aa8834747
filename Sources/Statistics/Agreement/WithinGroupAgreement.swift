/// How much the members of one group agree with one another.
public enum WithinGroupAgreement {
    /// `1 - s² / σ²` (James, Demaree & Wolf 1984): s² the variance of the answers (divisor n - 1), σ² that of the null
    /// distribution. Cut at 0 when people disagree more than chance would have it; `varianceRatio` says by how much.
    public static func rwg(variance: Double?, null: Double) -> Result<Double, Undefined> {
        varianceRatio(variance, null: null).map { max(1 - $0, 0) }
    }

    /// `s² / σ²`: 0 for full agreement, 1 for chance, above it for camps.
    public static func varianceRatio(_ variance: Double?, null: Double) -> Result<Double, Undefined> {
        guard let variance else { return .failure(.tooFew) }
        guard null > 0 else { return .failure(.badInput) }
        return .success(variance / null)
    }

    /// The same for a scale of J items: `J (1 - r) / (J (1 - r) + r)`, r the mean variance of the items over σ²; cut at 0
    /// where r exceeds 1. It rises with J by construction: never compare scales of different length.
    public static func rwgJ(meanVariance: Double?, items: Int, null: Double) -> Result<Double, Undefined> {
        varianceRatio(meanVariance, null: null).flatMap { ratio in
            guard items > 0 else { return .failure(.tooFewItems) }
            guard ratio < 1 else { return .success(0) }
            let agreed = Double(items) * (1 - ratio)
            return .success(agreed / (agreed + ratio))
        }
    }

    /// `1 - r` without the correction for length and without a cut (Lindell, Brandt & Whitney 1999): negative for camps.
    public static func rStar(meanVariance: Double?, null: Double) -> Result<Double, Undefined> {
        varianceRatio(meanVariance, null: null).map { 1 - $0 }
    }

    /// `1 - 2 s² / ((H + L) m - m² - H L) n / (n - 1))` (Brown & Hauenstein 2005): the variance against the largest that is
    /// possible at the mean m. 1 where m lies on an end of the scale; `nearEnd` nearer to an end than n answers can be
    /// while spreading; `tooFew` below two answers.
    public static func awg(
        mean: Double?, variance: Double?, n: Int, bounds: ScaleBounds
    ) -> Result<Double, Undefined> {
        guard n > 1, let mean, let variance else { return .failure(.tooFew) }
        let (low, high, people) = (Double(bounds.low), Double(bounds.high), Double(n))
        guard mean > low, mean < high else { return .success(1) }
        let lowest = (low * (people - 1) + high) / people
        let highest = (high * (people - 1) + low) / people
        guard mean >= lowest - 1e-9, mean <= highest + 1e-9 else { return .failure(.nearEnd) }
        let largest = ((high + low) * mean - mean * mean - high * low) * people / (people - 1)
        return .success(1 - 2 * variance / largest)
    }

    /// The mean distance of the answers from their mean (Burke & Dunlap 2002), in codes; fails below two answers.
    public static func meanDeviation(codes: [Int], counts: [Int]) -> Result<Double, Undefined> {
        deviation(codes, counts) { Summary(points: codes.map(Double.init), counts: counts).mean }
    }

    /// The mean distance from their median, in codes; fails below two answers.
    public static func medianDeviation(codes: [Int], counts: [Int]) -> Result<Double, Undefined> {
        deviation(codes, counts) { Quantile.type7(points: codes.map(Double.init), counts: counts, 0.5) }
    }

    /// Below this mean distance agreement is called practical: a sixth of the number of codes (Burke & Dunlap 2002).
    public static func practicalDeviation(codes: Int) -> Double { Double(codes) / 6 }

    private static func deviation(
        _ codes: [Int], _ counts: [Int], from centre: () -> Double?
    ) -> Result<Double, Undefined> {
        let n = counts.reduce(0, +)
        guard n > 1, let centre = centre() else { return .failure(.tooFew) }
        var sum = CompensatedSum()
        for (code, count) in zip(codes, counts) { sum.add(Double(count) * (Double(code) - centre).magnitude) }
        return .success(sum.value / Double(n))
    }
}
