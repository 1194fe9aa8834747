/// Exact power sums of values that are integers over one fixed denominator, such as person means of up to
/// twelve items over 27720. Adding, merging and subtracting are integer additions: associative, commutative
/// and reversible, so any order and any split of the people gives the same bits.
///
/// A value `v` stands for the number `v / denominator`. Sums are kept of `v - origin`; an origin near the
/// data keeps large offsets within range. Statistics are in the unit of `v / denominator`.
public struct Moments: Sendable, Hashable {
    /// What every value is divided by; positive.
    public let denominator: Int
    /// What is taken from every value before it is summed.
    public let origin: Int
    /// How many observations.
    public private(set) var n: Int
    /// Σ (v - origin).
    public private(set) var s1: Int128
    /// Σ (v - origin)².
    public private(set) var s2: Int128
    /// Σ (v - origin)³.
    public private(set) var s3: Int128
    /// Σ (v - origin)⁴.
    public private(set) var s4: Int128

    /// The furthest that a value may lie from the origin: with it, 2^40 observations cannot overflow.
    public static let reach = 1 << 20

    /// No observations yet.
    public init(denominator: Int = 1, origin: Int = 0) {
        precondition(denominator > 0, "a denominator is positive")
        self.denominator = denominator
        self.origin = origin
        (n, s1, s2, s3, s4) = (0, 0, 0, 0, 0)
    }

    /// Adds `count` observations of `value`; a negative count takes them away again.
    /// The value must lie within `reach` of the origin.
    public mutating func add(_ value: Int, count: Int = 1) {
        let distance = value - origin
        precondition(distance.magnitude <= Moments.reach, "a value beyond the reach of its origin")
        let x = Int128(distance)
        let first = x * Int128(count)
        let second = first * x
        let third = second * x
        n += count
        s1 += first
        s2 += second
        s3 += third
        s4 += third * x
    }

    /// Adds all observations of another sum with the same denominator and origin.
    public mutating func merge(_ other: Moments) { combine(other, sign: 1) }

    /// Takes away all observations of another sum with the same denominator and origin: undoes `merge`.
    public mutating func subtract(_ other: Moments) { combine(other, sign: -1) }

    private mutating func combine(_ other: Moments, sign: Int) {
        precondition(
            other.denominator == denominator && other.origin == origin, "sums with one denominator and origin"
        )
        let s = Int128(sign)
        n += sign * other.n
        s1 += s * other.s1
        s2 += s * other.s2
        s3 += s * other.s3
        s4 += s * other.s4
    }
}

extension Moments {
    /// Σ v / denominator; nil without observations.
    public var sum: Double? {
        n > 0 ? ExactQuotient.of(s1 + Int128(n) * Int128(origin), over: Int128(denominator)) : nil
    }

    /// `Σ v / (n · denominator)`, one division of exact integers; nil without observations.
    public var mean: Double? {
        guard n > 0 else { return nil }
        let total = s1 + Int128(n) * Int128(origin)
        return ExactQuotient.of(total, over: Int128(n) * Int128(denominator))
    }

    /// `(n S2 - S1²) / (n (n - 1) denominator²)`, exact up to that division; nil for fewer than two.
    public var variance: Double? {
        guard n > 1 else { return nil }
        let numerator = Int128(n) * s2 - s1 * s1
        let unit = Double(denominator) * Double(denominator)
        return ExactQuotient.double(numerator) / (Double(n) * Double(n - 1) * unit)
    }

    /// The square root of the variance.
    public var sd: Double? { variance?.squareRoot() }

    /// Σ (x - mean)²; nil without observations.
    public var m2: Double? { central.map { $0.m2 } }

    /// Σ (x - mean)³; nil without observations.
    public var m3: Double? { central.map { $0.m3 } }

    /// Σ (x - mean)⁴; nil without observations.
    public var m4: Double? { central.map { $0.m4 } }

    /// Skewness, excess kurtosis and their small-sample forms.
    public var shape: Shape { central.map { Shape(n: n, m2: $0.m2, m3: $0.m3, m4: $0.m4) } ?? Shape.none }

    /// Skewness g1; nil without variance.
    public var skewness: Double? { shape.g1 }

    /// Excess kurtosis g2; nil without variance.
    public var excessKurtosis: Double? { shape.g2 }

    /// The central sums. The origin is first moved, exactly, to the integer nearest the mean; what remains is
    /// a shift by less than one unit, which doubles carry without loss.
    private var central: (m2: Double, m3: Double, m4: Double)? {
        guard n > 0 else { return nil }
        let count = Int128(n)
        let c = Int128(Int(Elementary.nearest(ExactQuotient.double(s1) / Double(n))))
        let t1 = s1 - count * c
        let t2 = s2 - 2 * c * s1 + count * c * c
        let t3 = s3 - 3 * c * s2 + 3 * c * c * s1 - count * c * c * c
        let t4 = s4 - 4 * c * s3 + 6 * c * c * s2 - 4 * c * c * c * s1 + count * c * c * c * c
        let d = ExactQuotient.double(t1) / Double(n)
        let scale = 1 / Double(denominator)
        let squares = ExactQuotient.double(count * t2 - t1 * t1) / Double(n)
        let (a, b) = (ExactQuotient.double(t1), ExactQuotient.double(t2))
        let (e, f) = (ExactQuotient.double(t3), ExactQuotient.double(t4))
        let m3 = (e - 3 * d * b + 2 * d * d * a) * (scale * scale * scale)
        let fourth = f - 4 * d * e + 6 * d * d * b - 3 * d * d * d * a
        return (squares * (scale * scale), m3, fourth * (scale * scale) * (scale * scale))
    }
}
