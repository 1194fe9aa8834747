@testable import Statistics
import Testing

struct ExactQuotientTests {
    @Test func bothConversionsAgree() {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<200 {
            let x = Int128(Int64.random(in: .min ... .max, using: &random))
            #expect(ExactQuotient.double(x) == Double(x))
            #expect(ExactQuotient.double(x << 20) == Double(x) * 1_048_576)
        }
    }

    @Test func handWorked() {
        #expect(ExactQuotient.of(1, over: 3) == 1.0 / 3)
        #expect(ExactQuotient.of(-(1 << 100), over: 1 << 99) == -2)
    }
}
