import Foundation
@testable import Statistics
import Testing

struct ElementaryTests {
    private let arguments = [
        1e-300, 1e-10, 0.1, 0.5, 0.70710678, 0.9999999, 1, 1.0000001, 1.5, 2, 10, 12345.678, 1e300,
    ]

    @Test func logarithmAgreesWithTheLibrary() {
        for x in arguments { #expect(near(Elementary.log(x), Foundation.log(x), 4e-16), "\(x)") }
        #expect(Elementary.log(1) == 0)
        let smallest = Double.leastNonzeroMagnitude
        #expect(Elementary.log(smallest) == Foundation.log(smallest))
    }

    @Test func exponentialAgreesWithTheLibrary() {
        for x in [-745, -700.5, -20, -1, -1e-9, 0, 1e-9, 0.34, 0.36, 1, 2.5, 20, 700.25] {
            #expect(near(Elementary.exp(x) * 1e3, Foundation.exp(x) * 1e3, 5e-16), "\(x)")
        }
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(-1e9) == 0)
        #expect(Elementary.exp(1e9) == .greatestFiniteMagnitude)
    }

    @Test func smallArgumentsKeepTheirDigits() {
        for x in [-0.9, -0.28, -1e-3, -1e-15, 1e-15, 1e-3, 0.4, 0.42, 5] {
            #expect(near(Elementary.log1p(x) * 1e15, Foundation.log1p(x) * 1e15, 5e-16), "\(x)")
            #expect(near(Elementary.expm1(x) * 1e15, Foundation.expm1(x) * 1e15, 8e-16), "\(x)")
        }
    }

    @Test func arcTangentAgreesWithTheLibrary() {
        for x in [-50, -1, -0.3, 0, 1e-8, 0.5, 1, 1.0001, 7, 1e12] {
            #expect(near(Elementary.arcTangent(x) * 1e8, Foundation.atan(x) * 1e8, 6e-16), "\(x)")
        }
    }

    @Test func nearestWholeNumber() {
        #expect([-1.5, -0.4, 0.5, 1.5, 2.6, 1e18].map(Elementary.nearest) == [-2, 0, 0, 2, 3, 1e18])
    }

    /// Exact bits, so that another processor or compiler that contracts operations is noticed.
    @Test func bitsAreFixed() {
        #expect(Elementary.log(10).bitPattern == 0x4002_6BB1_BBB5_5516)
        #expect(Elementary.exp(1).bitPattern == 0x4005_BF0A_8B14_576A)
    }
}
