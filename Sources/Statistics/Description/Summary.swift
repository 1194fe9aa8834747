/// Number, mean and variance of a distribution, in the unit of its values (the variance in that unit
/// squared).
public struct Summary: Sendable, Hashable {
    /// How many observations.
    public let n: Int
    /// `Σ x / n`; nil without observations.
    public let mean: Double?
    /// `Σ (x - mean)² / (n - 1)`; nil for fewer than two observations.
    public let variance: Double?

    /// The square root of the variance; nil where that is.
    public var sd: Double? { variance?.squareRoot() }

    /// The standard error of the mean, `sd / √n`, for an unlimited population; nil where the variance is.
    public var standardError: Double? { variance.map { ($0 / Double(n)).squareRoot() } }

    /// From parts computed elsewhere. Values that are not finite become nil.
    public init(n: Int, mean: Double?, variance: Double?) {
        self.n = n
        self.mean = mean.flatMap { n > 0 && $0.isFinite ? $0 : nil }
        self.variance = variance.flatMap { n > 1 && $0.isFinite && $0 >= 0 ? $0 : nil }
    }
}

extension Summary {
    /// Of distinct finite points, `counts[i]` observations at `points[i]`; in two passes, in the given order:
    /// first the mean, then the squared distances from it. The shorter buffer decides how many entries there
    /// are. Entries with a count of 0 add exactly nothing; if all observations share one point, the mean is
    /// that point and the variance is 0 to the bit.
    public init(points: UnsafeBufferPointer<Double>, counts: UnsafeBufferPointer<Int32>) {
        let entries = Swift.min(points.count, counts.count)
        var n = 0
        var used = 0
        var last = 0
        var total = 0.0
        for i in 0..<entries {
            let count = counts[i]
            n &+= Int(count)
            total += Double(count) * points[i]
            used &+= count != 0 ? 1 : 0
            last = count != 0 ? i : last
        }
        guard n > 0 else {
            self.init(n: 0, mean: nil, variance: nil)
            return
        }
        guard used > 1 else {
            self.init(n: n, mean: points[last], variance: 0)
            return
        }
        let mean = total / Double(n)
        var squares = 0.0
        for i in 0..<entries {
            let distance = points[i] - mean
            squares += Double(counts[i]) * (distance * distance)
        }
        self.init(n: n, mean: mean, variance: n > 1 ? squares / Double(n - 1) : nil)
    }

    /// The same from arrays; counts beyond the range of 32 bits, or below zero, are taken as the nearest end.
    public init(points: [Double], counts: [Int]) {
        let narrow = counts.map { Int32(clamping: Swift.max($0, 0)) }
        self = points.withUnsafeBufferPointer { p in
            narrow.withUnsafeBufferPointer { c in Summary(points: p, counts: c) }
        }
    }

    /// Of single observations, each counted once.
    public init(_ values: [Double]) {
        let moments = RealMoments(values)
        self.init(n: moments.n, mean: moments.mean, variance: moments.variance)
    }

    /// Of consecutive integer codes: `counts[i]` answers of code `lowest + i`. Exact: sums are 128-bit
    /// integers, `mean = S1 / n` and `variance = (n S2 - S1²) / (n (n - 1))` are each one division.
    public init(counts: [Int], lowest: Int) {
        var sums = CodeSums()
        for (i, count) in counts.enumerated() where count > 0 { sums.add(lowest + i, count: count) }
        self.init(n: Int(sums.n), mean: sums.mean, variance: sums.variance)
    }
}

/// n, Σ x and Σ x² of integers, exact.
struct CodeSums {
    var n: Int128 = 0
    var first: Int128 = 0
    var second: Int128 = 0

    mutating func add(_ code: Int, count: Int) {
        let weighted = Int128(count) * Int128(code)
        n += Int128(count)
        first += weighted
        second += weighted * Int128(code)
    }

    var mean: Double? { n > 0 ? ExactQuotient.of(first, over: n) : nil }

    var variance: Double? {
        n > 1 ? ExactQuotient.of(n * second - first * first, over: n * (n - 1)) : nil
    }
}
