@testable import Statistics
import Testing

struct CovarianceMatrixTests {
    @Test func sumsAndParts() throws {
        let matrix = try #require(CovarianceMatrix([[4, 2, 0], [2, 9, 3], [0, 3, 1]]))
        #expect(matrix.trace == 14 && matrix.total == 24 && matrix.rowSum(1) == 14)
        #expect(matrix.belowDiagonal == [2, 0, 3] && matrix.constantItems == [])
        #expect(matrix.dropping(1) == CovarianceMatrix([[4, 0], [0, 1]]))
        #expect(try near(matrix.correlations.get()[0, 1], 1.0 / 3))
    }

    @Test func inverseDiagonal() throws {
        // [[4, 2], [2, 2]] has the inverse [[2, -2], [-2, 4]] / 4
        let matrix = try #require(CovarianceMatrix([[4, 2], [2, 2]]))
        let diagonal = try #require(matrix.inverseDiagonal)
        #expect(near(diagonal[0], 0.5) && near(diagonal[1], 1))
        #expect(CovarianceMatrix([[1, 1], [1, 1]])?.inverseDiagonal == nil)
    }

    @Test func fromATally() {
        var tally = CrossTally(items: 2)
        tally.add(row: [1, 2])
        #expect(CovarianceMatrix(tally) == nil)
        tally.add(row: [3, 2])
        #expect(CovarianceMatrix(tally) == CovarianceMatrix([[2, 0], [0, 0]]))
        #expect(CovarianceMatrix(tally)?.constantItems == [1])
        #expect(CovarianceMatrix(tally)?.correlations.reason == .noVariance)
    }

    @Test func refusesWhatIsNoCovarianceMatrix() {
        #expect(CovarianceMatrix([]) == nil)
        #expect(CovarianceMatrix([[1, 2]]) == nil)
        #expect(CovarianceMatrix([[1, 2], [3, 1]]) == nil)
        #expect(CovarianceMatrix([[-1]]) == nil && CovarianceMatrix([[.nan]]) == nil)
        #expect(CovarianceMatrix([[1]])?.dropping(0) == nil)
    }
}
