import Statistics
import Testing

struct NetPromoterTests {
    private func score(_ answers: [Int]) -> NetPromoter? {
        NetPromoter(counts: (0...10).map { code in answers.count { $0 == code } })
    }

    @Test func handWorked() throws {
        // two promoters, two detractors: 0, variance 1, standard errors 50 and 100/√3
        let answers = try #require(score([10, 4, 9, 0]))
        #expect(answers.promoters == 2 && answers.detractors == 2 && answers.passives == 0 && answers.n == 4)
        #expect(answers.score == 0 && answers.largeSampleError == 50)
        #expect(near(answers.sampleError, 100 / 3.0.squareRoot()))
        #expect(near(try answers.normalInterval().get(), -97.99819922700269, 97.99819922700269))
        #expect(near(try answers.tInterval().get(), -183.73862310370785, 183.73862310370785))
    }

    @Test func whereTheClassesEnd() throws {
        let answers = try #require(score([6, 7, 8, 9]))
        #expect(answers.detractors == 1 && answers.passives == 2 && answers.promoters == 1)
    }

    @Test func equalAnswersHaveNoInterval() throws {
        for answers in [[9, 10, 9], [7, 8], [0, 6, 3]] {
            let all = try #require(score(answers))
            #expect(all.sampleError == 0 && all.largeSampleError == 0)
            #expect(all.tInterval().reason == .noVariance && all.normalInterval().reason == .noVariance)
        }
    }

    @Test func undefinedCases() throws {
        #expect(NetPromoter(counts: [1, 2, 3, 4, 5]) == nil)
        #expect(NetPromoter(counts: [-1] + [Int](repeating: 0, count: 10)) == nil)
        let nobody = try #require(score([]))
        #expect(nobody.score == nil && nobody.sampleError == nil && nobody.tInterval().reason == .tooFew)
        let one = try #require(score([9]))
        #expect(one.score == 100 && one.tInterval().reason == .tooFew)
        let two = try #require(score([9, 1]))
        #expect(two.tInterval(level: 2).reason == .badInput)
    }

    @Test func mergingAddsPeople() throws {
        var left = try #require(score([10, 3]))
        let right = try #require(score([7, 9]))
        left.merge(right)
        #expect(left == score([10, 3, 7, 9]))
    }
}
