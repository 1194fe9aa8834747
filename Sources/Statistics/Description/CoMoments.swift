/// Sums of squares and products of two real columns about their means, over the rows that have both;
/// mergeable. Merging: Chan, Golub & LeVeque 1983.
public struct CoMoments: Sendable, Hashable {
    /// Rows with both values.
    public private(set) var n: Int
    /// Σ (x - x̄)(y - ȳ).
    public private(set) var product: Double
    /// Σ (x - x̄)².
    public private(set) var squareX: Double
    /// Σ (y - ȳ)².
    public private(set) var squareY: Double
    private var meanX: Double
    private var meanY: Double

    /// No rows yet.
    public init() {
        n = 0
        (product, squareX, squareY, meanX, meanY) = (0, 0, 0, 0, 0)
    }

    /// Of pairs within ±1e100; nil for columns of unequal length or a value beyond.
    public init?(x: [Double], y: [Double]) {
        guard x.count == y.count, (x + y).allSatisfy({ $0.magnitude < 1e100 }) else { return nil }
        self.init()
        guard let x0 = x.first, let y0 = y.first else { return }
        n = x.count
        let shiftX = CompensatedSum.of(x) { $0 - x0 } / Double(n)
        let shiftY = CompensatedSum.of(y) { $0 - y0 } / Double(n)
        (meanX, meanY) = (x0 + shiftX, y0 + shiftY)
        var (xy, xx, yy) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
        for (a, b) in zip(x, y) {
            let u = a - x0 - shiftX
            let v = b - y0 - shiftY
            xy.add(u * v)
            xx.add(u * u)
            yy.add(v * v)
        }
        (product, squareX, squareY) = (xy.value, xx.value, yy.value)
    }

    /// Adds all rows of another sum.
    public mutating func merge(_ other: CoMoments) {
        guard other.n > 0 else { return }
        guard n > 0 else {
            self = other
            return
        }
        let all = Double(n + other.n)
        let weight = Double(n) * Double(other.n) / all
        let dx = other.meanX - meanX
        let dy = other.meanY - meanY
        product += other.product + dx * dy * weight
        squareX += other.squareX + dx * dx * weight
        squareY += other.squareY + dy * dy * weight
        meanX += dx * Double(other.n) / all
        meanY += dy * Double(other.n) / all
        n += other.n
    }

    /// `product / (n - 1)`; nil for fewer than two rows.
    public var covariance: Double? {
        guard n > 1, product.isFinite else { return nil }
        return product / Double(n - 1)
    }

    /// Pearson's r, `product / √(squareX squareY)`, never beyond ±1.
    public var correlation: Result<Double, Undefined> {
        guard n > 1 else { return .failure(.tooFew) }
        let root = squareX.squareRoot() * squareY.squareRoot()
        guard root > 0, root.isFinite, product.isFinite else { return .failure(.noVariance) }
        return .success(min(max(product / root, -1), 1))
    }
}
