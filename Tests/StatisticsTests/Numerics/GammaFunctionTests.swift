@testable import Statistics
import Testing

struct GammaFunctionTests {
    @Test func factorials() {
        var factorial = 1.0
        for k in 1...20 {
            factorial *= Double(k)
            #expect(near(Elementary.exp(GammaFunction.logGamma(Double(k) + 1)), factorial, 1e-13))
        }
    }

    @Test func halfIsTheRootOfPi() {
        #expect(near(GammaFunction.logGamma(0.5), 0.5723649429247001, 1e-14))
    }

    @Test func betaOfSmallWholeNumbers() {
        // B(2, 3) = 1! 2! / 4! = 1/12
        #expect(near(Elementary.exp(GammaFunction.logBeta(2, 3)), 1.0 / 12, 1e-14))
        #expect(GammaFunction.logBeta(2, 3) == GammaFunction.logBeta(3, 2))
    }

    @Test func incompleteGammaOfShapeOneIsExponential() {
        for x in [0.01, 0.5, 1, 3, 30] {
            let tails = GammaFunction.logTails(1, x)
            #expect(near(tails.upper, -x, 1e-13))
            #expect(near(Elementary.exp(tails.lower), -Elementary.expm1(-x), 1e-13))
        }
    }
}
