/// Sets of people as short vectors, so that "can this set be worked out from those?" is a question about short vectors.
///
/// Every kind of people (atom) gets a vector drawn at random, but such that each remainder of the shown tree adds up to
/// zero; the sketch of a set is the sum over its atoms. A set that the shown tree and some cells determine has a sketch
/// in the span of the cells' sketches, always; one that they do not determine lands there with probability 2^-61 a
/// dimension, and is then protected for nothing. So the test never misses and costs one pass over the atoms.
struct Sketches {
    let width: Int
    /// By pair of group and cell.
    private(set) var units: [UInt64]
    private(set) var cells: [UInt64]
    private(set) var pairs: [UInt64]
    private let view: WaveView
    private let blocks: [Int]
    private let order: [Int]

    /// - Parameters:
    ///   - width: dimensions; more than the number of cells that may be shown.
    ///   - pairNumber: the position of a (group, cell) pair among the pairs wanted, or nil.
    init(_ view: WaveView, shown: [Bool], width: Int, pairs count: Int, pairNumber: (Int, Int) -> Int?) {
        self.view = view
        self.width = width
        blocks = Self.blocks(view, shown)
        let blocks = blocks
        order = view.atoms.indices.sorted { (blocks[$0], $0) < (blocks[$1], $1) }
        units = Array(repeating: 0, count: view.people.count * width)
        cells = Array(repeating: 0, count: view.people.count * width)
        pairs = Array(repeating: 0, count: count * width)
        forEachAtom { atom, vector in
            let ups = view.chains[view.atoms[atom].unit]
            for unit in ups { Self.add(vector, to: &units, at: unit * width) }
            let own = view.atoms[atom].cells
            for (i, cell) in own.enumerated() {
                Self.add(vector, to: &cells, at: cell * width)
                for unit in ups { if let n = pairNumber(unit, cell) { Self.add(vector, to: &pairs, at: n * width) } }
                for other in own[(i + 1)...] {
                    if let n = pairNumber(min(cell, other), max(cell, other)) {
                        Self.add(vector, to: &pairs, at: n * width)
                    }
                }
            }
        }
    }

    /// Calls `body` with each atom's vector.
    func forEachAtom(_ body: (Int, [UInt64]) -> Void) {
        var sum = [UInt64](repeating: 0, count: width)
        var vector = sum
        for (position, atom) in order.enumerated() {
            let block = blocks[atom]
            let isLast = position + 1 == order.count || blocks[order[position + 1]] != block
            for i in 0..<width {
                let constrained = block >= 0 && isLast
                vector[i] = constrained ? PrimeField.subtract(0, sum[i]) : PrimeField.draw(UInt64(atom), UInt64(i))
                sum[i] = isLast ? 0 : PrimeField.add(sum[i], vector[i])
            }
            body(atom, vector)
        }
    }

    /// The sketch of a group.
    func sketch(_ group: Int) -> [UInt64] {
        let source = view.cuts[group] == 0 ? units : cells
        return Array(source[group * width..<(group + 1) * width])
    }

    func pair(_ number: Int) -> [UInt64] { Array(pairs[number * width..<(number + 1) * width]) }

    /// By atom: the nearest shown unit above, or -1.
    static func blocks(_ view: WaveView, _ shown: [Bool]) -> [Int] {
        view.atoms.map { atom in view.chains[atom.unit].first { shown[$0] } ?? -1 }
    }

    private static func add(_ vector: [UInt64], to target: inout [UInt64], at start: Int) {
        for i in vector.indices { target[start + i] = PrimeField.add(target[start + i], vector[i]) }
    }
}

/// A growing set of sketches in reduced form.
struct SketchSpan {
    private(set) var rows: [[UInt64]] = []
    private(set) var pivots: [Int] = []
    /// What each row is made of: coefficients of the vectors added, in order of adding.
    private(set) var recipes: [[UInt64]] = []
    private var added = 0

    /// What is left of a vector, and minus the recipe of what was taken away.
    func reduce(_ vector: [UInt64]) -> (rest: [UInt64], recipe: [UInt64]) {
        var rest = vector
        var recipe = [UInt64](repeating: 0, count: added)
        for (row, pivot) in zip(rows.indices, pivots) where rest[pivot] != 0 {
            let factor = rest[pivot]
            for i in rest.indices { rest[i] = PrimeField.subtract(rest[i], PrimeField.multiply(factor, rows[row][i])) }
            for (i, part) in recipes[row].enumerated() {
                recipe[i] = PrimeField.add(recipe[i], PrimeField.multiply(factor, part))
            }
        }
        return (rest, recipe)
    }

    func contains(_ vector: [UInt64]) -> Bool { reduce(vector).rest.allSatisfy { $0 == 0 } }

    /// Adds a vector; one that is in the span already only takes a number.
    mutating func insert(_ vector: [UInt64]) {
        let (rest, recipe) = reduce(vector)
        added += 1
        guard let pivot = rest.firstIndex(where: { $0 != 0 }) else { return }
        let inverse = PrimeField.inverse(rest[pivot])
        let row = rest.map { PrimeField.multiply($0, inverse) }
        var own = recipe.map { PrimeField.multiply(PrimeField.subtract(0, $0), inverse) } + [inverse]
        own += [UInt64](repeating: 0, count: max(0, added - own.count))
        for i in rows.indices where rows[i][pivot] != 0 {
            let factor = rows[i][pivot]
            for j in row.indices { rows[i][j] = PrimeField.subtract(rows[i][j], PrimeField.multiply(factor, row[j])) }
            recipes[i] += [UInt64](repeating: 0, count: added - recipes[i].count)
            for j in own.indices {
                recipes[i][j] = PrimeField.subtract(recipes[i][j], PrimeField.multiply(factor, own[j]))
            }
        }
        rows.append(row)
        pivots.append(pivot)
        recipes.append(own)
    }
}
