/// Exact fractions for the oracle; small enough numbers that Int never overflows (it would trap).
struct Fraction: Equatable {
    let numerator: Int
    let denominator: Int

    init(_ numerator: Int, _ denominator: Int = 1) {
        var (a, b) = (abs(numerator), abs(denominator))
        while b != 0 { (a, b) = (b, a % b) }
        let sign = denominator < 0 ? -1 : 1
        self.numerator = sign * numerator / a
        self.denominator = sign * denominator / a
    }

    var isZero: Bool { numerator == 0 }

    static func - (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
    }

    static func * (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.numerator, a.denominator * b.denominator)
    }

    static func / (a: Fraction, b: Fraction) -> Fraction {
        Fraction(a.numerator * b.denominator, a.denominator * b.numerator)
    }
}

/// A row space over the fractions.
struct RowSpace {
    private var rows: [[Fraction]] = []
    private var pivots: [Int] = []

    init(_ vectors: [[Bool]]) {
        for vector in vectors {
            let rest = reduced(vector)
            guard let pivot = rest.firstIndex(where: { !$0.isZero }) else { continue }
            rows.append(rest.map { $0 / rest[pivot] })
            pivots.append(pivot)
        }
    }

    private func reduced(_ vector: [Bool]) -> [Fraction] {
        var rest = vector.map { Fraction($0 ? 1 : 0) }
        for (row, pivot) in zip(rows, pivots) where !rest[pivot].isZero {
            let factor = rest[pivot]
            for i in rest.indices { rest[i] = rest[i] - factor * row[i] }
        }
        return rest
    }

    func contains(_ vector: [Bool]) -> Bool { reduced(vector).allSatisfy(\.isZero) }
}
