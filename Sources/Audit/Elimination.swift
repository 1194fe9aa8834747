/// Reduced echelon form, modulo `Prime`, of rows that arrive one at a time, with the recipe of each reduced row.
///
/// `rows[i]` has a 1 in column `pivots[i]` and 0 in every other pivot column; `recipe[i][j]` says how much of the
/// j-th row that was kept is in it. Since the form is always reduced, a sparse row meets only the pivots in its own
/// columns: a dependent row costs its few entries times the width.
struct Elimination {
    let width: Int
    private(set) var rows: [[UInt64]] = []
    private(set) var recipe: [[UInt64]] = []
    private(set) var pivots: [Int] = []
    private var rowOfPivot: [Int]
    private var row: [UInt64]

    init(width: Int) {
        self.width = width
        rowOfPivot = Array(repeating: -1, count: width)
        row = Array(repeating: 0, count: width)
    }

    var rank: Int { pivots.count }

    /// Takes in the row that is +1 in the columns `plus` and -1 in the columns `minus`; says whether it was new.
    mutating func insert(plus: [Int], minus: [Int]) -> Bool {
        for i in 0..<width { row[i] = 0 }
        for column in plus { row[column] = Prime.add(row[column], 1) }
        for column in minus { row[column] = Prime.subtract(row[column], 1) }
        var hits: [(row: Int, factor: UInt64)] = []
        for column in plus { take(column, &hits) }
        for column in minus { take(column, &hits) }
        guard let pivot = row.firstIndex(where: { $0 != 0 }) else { return false }
        var made = Array(repeating: UInt64(0), count: width)
        made[rank] = 1
        for hit in hits { Self.subtract(hit.factor, recipe[hit.row], from: &made) }
        append(pivot, made)
        return true
    }

    /// Clears a pivot column of the new row.
    private mutating func take(_ column: Int, _ hits: inout [(row: Int, factor: UInt64)]) {
        let hit = rowOfPivot[column]
        guard hit >= 0, row[column] != 0 else { return }
        let factor = row[column]
        Self.subtract(factor, rows[hit], from: &row)
        hits.append((hit, factor))
    }

    private mutating func append(_ pivot: Int, _ made: [UInt64]) {
        let scale = Prime.inverse(row[pivot])
        let new = row.map { $0 == 0 ? 0 : Prime.multiply($0, scale) }
        let newRecipe = made.map { $0 == 0 ? 0 : Prime.multiply($0, scale) }
        for i in rows.indices where rows[i][pivot] != 0 {
            let factor = rows[i][pivot]
            Self.subtract(factor, new, from: &rows[i])
            Self.subtract(factor, newRecipe, from: &recipe[i])
        }
        rowOfPivot[pivot] = rank
        pivots.append(pivot)
        rows.append(new)
        recipe.append(newRecipe)
    }

    private static func subtract(_ factor: UInt64, _ other: [UInt64], from row: inout [UInt64]) {
        for i in row.indices where other[i] != 0 {
            row[i] = Prime.subtract(row[i], Prime.multiply(factor, other[i]))
        }
    }
}
