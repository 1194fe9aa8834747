/// A growing set of vectors over the prime field in reduced form, with what each reduced row is made of.
struct VectorSpan {
    /// Reduced rows: each has a 1 at its pivot, where all others have 0.
    private(set) var rows: [[UInt64]] = []
    private(set) var pivots: [Int] = []
    /// By row: coefficients of the vectors that were new, in order; those behind the end are 0.
    private(set) var recipes: [[UInt64]] = []

    /// What is left of a vector, and of which vectors (in order) the rest of it is made.
    func reduce(_ vector: [UInt64]) -> (rest: [UInt64], recipe: [UInt64]) {
        var rest = vector
        var recipe = [UInt64](repeating: 0, count: rows.count)
        for (row, pivot) in zip(rows.indices, pivots) where rest[pivot] != 0 {
            let factor = rest[pivot]
            for i in rest.indices where rows[row][i] != 0 {
                rest[i] = PrimeField.subtract(rest[i], PrimeField.multiply(factor, rows[row][i]))
            }
            for (i, part) in recipes[row].enumerated() where part != 0 {
                recipe[i] = PrimeField.add(recipe[i], PrimeField.multiply(factor, part))
            }
        }
        return (rest, recipe)
    }

    func contains(_ vector: [UInt64]) -> Bool { reduce(vector).rest.allSatisfy { $0 == 0 } }

    /// Adds a vector; false when it was in the span already.
    @discardableResult
    mutating func insert(_ vector: [UInt64]) -> Bool {
        let (rest, recipe) = reduce(vector)
        guard let pivot = rest.firstIndex(where: { $0 != 0 }) else { return false }
        let inverse = PrimeField.inverse(rest[pivot])
        let row = rest.map { PrimeField.multiply($0, inverse) }
        let own = recipe.map { PrimeField.multiply(PrimeField.subtract(0, $0), inverse) } + [inverse]
        for i in rows.indices where rows[i][pivot] != 0 {
            let factor = rows[i][pivot]
            for j in row.indices { rows[i][j] = PrimeField.subtract(rows[i][j], PrimeField.multiply(factor, row[j])) }
            recipes[i] += [UInt64](repeating: 0, count: own.count - recipes[i].count)
            for j in own.indices {
                recipes[i][j] = PrimeField.subtract(recipes[i][j], PrimeField.multiply(factor, own[j]))
            }
        }
        rows.append(row)
        pivots.append(pivot)
        recipes.append(own)
        return true
    }

    /// The coefficient of a vector, by its number among those that were new, in a row.
    func recipe(_ row: Int, _ vector: Int) -> UInt64 { vector < recipes[row].count ? recipes[row][vector] : 0 }
}
