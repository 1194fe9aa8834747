import Testing

/// The small expressions of golden cases mean what R makes of them.
struct RExpressionTests {
    private let columns: [String: RValue] = [
        "a": .numbers([1, 2, nil, 4]), "b": .numbers([4, 2, 1, nil]), "s": .texts(["x", "y", nil, "x"]),
    ]

    private func flags(_ source: String) throws -> [Bool?] { try RExpression.value(source, columns).flags }
    private func numbers(_ source: String) throws -> [Double?] { try RExpression.value(source, columns).numbers }

    @Test func comparisonsKeepMissingValues() throws {
        #expect(try flags("a >= 2") == [false, true, nil, true])
        #expect(try flags("s == 'x'") == [true, false, nil, true])
        #expect(try flags("a == b") == [false, true, nil, nil])
        #expect(try flags("!(a < 2)") == [false, true, nil, true])
    }

    @Test func logicIsThatOfThreeValues() throws {
        #expect(try flags("a > 1 & b > 1") == [false, true, false, nil])
        #expect(try flags("a > 1 | b > 1") == [true, true, nil, true])
    }

    @Test func valuesRecycleIndexAndNest() throws {
        #expect(try numbers("1.5 * length(a)") == [6])
        #expect(try numbers("min(a[a > 1])") == [2])
        #expect(
            try RExpression.value("ifelse(a <= 1, 'low', ifelse(a <= 2, 'mid', 'high'))", columns).texts == [
                "low", "mid", nil, "high",
            ])
        let derived = try RExpression.assign("one <- 1.5; big <- a > one", columns)
        #expect(derived["big"]?.flags == [false, true, nil, true])
        #expect(try numbers("2 + 3 * a - -1") == [6, 9, nil, 15])
    }

    @Test(arguments: ["a ~ b", "unknown + 1", "log(a)", "a >", "(a", "a b"])
    func anythingElseIsAnError(_ source: String) {
        #expect(throws: (any Error).self) { try RExpression.value(source, columns) }
    }
}
