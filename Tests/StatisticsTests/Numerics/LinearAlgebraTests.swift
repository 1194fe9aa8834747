@testable import Statistics
import Testing

struct LinearAlgebraTests {
    /// A positive definite matrix of a seed: the product of a random matrix with itself, and a little on the diagonal.
    private func definite(_ size: Int, seed: UInt64) -> Matrix {
        var generator = SeededGenerator(seed: seed)
        let random = Matrix(rows: size, columns: size) { _, _ in Double.random(in: -1...1, using: &generator) }
        return random * random.transposed + 0.1 * .identity(size)
    }

    @Test(arguments: 1...8)
    func choleskySolvesAndInverts(_ size: Int) throws {
        let a = definite(size, seed: UInt64(size))
        let root = try #require(Cholesky(a))
        let b = (0..<size).map { Double($0) - 1.5 }
        for (got, want) in zip(a * root.solve(b), b) { #expect((got - want).magnitude < 1e-10) }
        let unit = a * root.inverse
        for (got, want) in zip(unit.values, Matrix.identity(size).values) { #expect((got - want).magnitude < 1e-10) }
    }

    @Test(arguments: 1...8)
    func eigenvaluesRebuildTheMatrixAndItsDeterminant(_ size: Int) throws {
        let a = definite(size, seed: UInt64(100 + size))
        let eigen = try #require(SymmetricEigen(a))
        let scaled = Matrix(rows: size, columns: size) { eigen.vectors[$0, $1] * eigen.values[$1] }
        for (got, want) in zip((scaled * eigen.vectors.transposed).values, a.values) {
            #expect((got - want).magnitude < 1e-12)
        }
        #expect(eigen.values == eigen.values.sorted(by: >))
        let root = try #require(Cholesky(a))
        #expect(near(eigen.values.reduce(0) { $0 + Elementary.log($1) }, root.logDeterminant, 1e-9))
    }

    @Test func eliminationTakesMatricesThatAreNotSymmetric() throws {
        let a = try #require(Matrix([[0, 2, 1], [1, 0, 3], [4, 1, 0]]))
        let solved = try #require(Elimination.solve(a, .identity(3)))
        for (got, want) in zip((a * solved.solution).values, Matrix.identity(3).values) {
            #expect((got - want).magnitude < 1e-14)
        }
        #expect(near(solved.determinant, 25))
        #expect(Elimination.solve(Matrix(rows: 2, columns: 2, repeating: 1), .identity(2)) == nil)
    }

    @Test func singularMatricesHaveNoRoot() throws {
        #expect(Cholesky(Matrix(rows: 2, columns: 2, repeating: 1)) == nil)
        #expect(Cholesky(try #require(Matrix([[1, 2], [2, 1]]))) == nil)
        #expect(Cholesky(try #require(Matrix([[Double.nan]]))) == nil)
        #expect(Matrix([[1, 2], [3]]) == nil)
    }

    @Test func rootsAreFoundToTheLastDigits() {
        #expect(near(RootSearch.between(0, 2) { $0 * $0 - 2 }, 2.0.squareRoot(), 1e-14))
        #expect(near(RootSearch.monotone(from: 0, to: 1) { 1000 - $0 }, 1000, 1e-12))
        #expect(RootSearch.between(0, 1) { _ in 1 } == nil)
        #expect(RootSearch.between(0, 1) { _ in .nan } == nil)
    }
}
