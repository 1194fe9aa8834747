import Statistics
import Testing

struct ShapeTests {
    @Test func handWorked() {
        // 1, 1, 1, 5: distances -1, -1, -1, 3; m2 12, m3 24, m4 84
        let shape = Shape(n: 4, m2: 12, m3: 24, m4: 84)
        #expect(near(shape.g1, 2 * 24 / (12 * 12.0.squareRoot())))
        #expect(near(shape.g2, 4.0 * 84 / 144 - 3))
        #expect(near(shape.adjustedG1, 2))
        #expect(near(shape.adjustedG2, 4))
    }

    @Test func undefinedCases() {
        #expect(Shape(n: 5, m2: 0, m3: 0, m4: 0).g1 == nil)
        let two = Shape(n: 2, m2: 2, m3: 0, m4: 2)
        #expect(two.g1 == 0 && two.adjustedG1 == nil && two.adjustedG2 == nil)
        #expect(Shape(n: 3, m2: 2, m3: 0, m4: 2).adjustedG2 == nil)
        #expect(Shape(n: 3, m2: .infinity, m3: 0, m4: 2).g2 == nil)
    }
}
