/// Exact sums over the people who answered all items of a scale: what alpha, item-rest correlations and every
/// other function of the covariance matrix need. Adding, merging and subtracting are integer additions:
/// associative, commutative and reversible.
public struct CrossTally: Equatable, Hashable, Sendable {
    /// The number of items, p.
    public let items: Int
    /// People with all items answered.
    public private(set) var n: Int64
    /// Σ x_i for each item.
    public private(set) var sums: [Int64]
    /// Σ x_i x_j for i ≤ j, row by row: p (p + 1) / 2 entries.
    public private(set) var products: [Int64]

    /// No people yet, for a scale of `items` items (at least 1).
    public init(items: Int) {
        precondition(items > 0, "a scale has at least one item")
        self.items = items
        n = 0
        sums = [Int64](repeating: 0, count: items)
        products = [Int64](repeating: 0, count: items * (items + 1) / 2)
    }

    /// From stored sums; nil when their lengths do not fit one another or n is negative.
    public init?(n: Int64, sums: [Int64], products: [Int64]) {
        guard n >= 0, !sums.isEmpty, products.count == sums.count * (sums.count + 1) / 2 else { return nil }
        items = sums.count
        self.n = n
        self.sums = sums
        self.products = products
    }

    /// Adds one person's answers, one a item and none missing; with `sign` -1 takes the person away again.
    public mutating func add(row: UnsafeBufferPointer<UInt8>, sign: Int64 = 1) {
        precondition(row.count == items, "a row has one answer an item")
        n += sign
        sums.withUnsafeMutableBufferPointer { sums in
            for i in 0..<row.count { sums[i] &+= sign &* Int64(row[i]) }
        }
        products.withUnsafeMutableBufferPointer { products in
            var at = 0
            for i in 0..<row.count {
                let scaled = sign &* Int64(row[i])
                for j in i..<row.count {
                    products[at] &+= scaled &* Int64(row[j])
                    at &+= 1
                }
            }
        }
    }

    /// Adds the sums of some people: Σ x_i, and for each item i the products Σ x_i x_j by j.
    public mutating func add(people: Int64, sums more: SIMD16<UInt16>, products by: [SIMD16<UInt16>]) {
        precondition(items <= 16 && by.count >= items, "a vector an item")
        n += people
        var at = 0
        for i in 0..<items {
            sums[i] += Int64(more[i])
            for j in i..<items {
                products[at] += Int64(by[i][j])
                at += 1
            }
        }
    }

    /// The same for whole numbers of any size.
    public mutating func add(row: [Int], sign: Int64 = 1) {
        precondition(row.count == items, "a row has one answer an item")
        n += sign
        var at = 0
        for i in 0..<items {
            sums[i] += sign * Int64(row[i])
            for j in i..<items {
                products[at] += sign * Int64(row[i]) * Int64(row[j])
                at += 1
            }
        }
    }

    /// Adds all people of another tally of the same items.
    public mutating func merge(_ other: CrossTally) { combine(other, sign: 1) }

    /// Takes away all people of another tally of the same items: undoes `merge`.
    public mutating func subtract(_ other: CrossTally) { combine(other, sign: -1) }

    private mutating func combine(_ other: CrossTally, sign: Int64) {
        precondition(other.items == items, "tallies of the same items")
        n += sign * other.n
        for i in sums.indices { sums[i] += sign * other.sums[i] }
        for i in products.indices { products[i] += sign * other.products[i] }
    }

    /// Σ x_i x_j, in either order of i and j.
    public func product(_ i: Int, _ j: Int) -> Int64 {
        let (low, high) = (Swift.min(i, j), Swift.max(i, j))
        return products[low * items - low * (low - 1) / 2 + (high - low)]
    }

    /// The mean of item i; nil without people.
    public func mean(_ i: Int) -> Double? { n > 0 ? Double(sums[i]) / Double(n) : nil }

    /// `(n Σ x_i x_j - Σ x_i Σ x_j) / (n (n - 1))`: an exact numerator and one division; nil for n < 2.
    public func covariance(_ i: Int, _ j: Int) -> Double? {
        guard n > 1 else { return nil }
        return ExactQuotient.of(scaledCovariance(i, j), over: Int128(n) * Int128(n - 1))
    }

    /// The covariance times n (n - 1), exact.
    func scaledCovariance(_ i: Int, _ j: Int) -> Int128 {
        Int128(n) * Int128(product(i, j)) - Int128(sums[i]) * Int128(sums[j])
    }

    /// The tally of some of the items, in the order given: the people stay those complete on all.
    public func selecting(_ chosen: [Int]) -> CrossTally? {
        guard chosen.allSatisfy({ $0 >= 0 && $0 < items }) else { return nil }
        let parts = chosen.indices.flatMap { a in chosen[a...].map { product(chosen[a], $0) } }
        return CrossTally(n: n, sums: chosen.map { sums[$0] }, products: parts)
    }
}
