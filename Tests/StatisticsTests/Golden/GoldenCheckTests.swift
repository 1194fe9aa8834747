import Testing

/// The comparison itself: it must be able to fail.
struct GoldenCheckTests {
    private let table = GoldenCase([
        "id": "case", "expected": ["a": 2.0, "b": [1.0, 3.0], "label": "text"],
        "tolerance": ["abs": 0.0, "rel": 1e-9, "by_key": ["b": ["abs": 0.1, "rel": 0.0]]],
    ])

    private func outcome(_ values: [String: Double?], skips: [Skip] = []) -> GoldenOutcome {
        var figures = Figures()
        for (path, value) in values { figures.set(path, value) }
        return GoldenCheck.run([table], skips: skips) { _ in [figures] }
    }

    @Test func rightNumbersPass() {
        #expect(outcome(["a": 2, "b.0": 1.05, "b.1": 3]).passed == 3)
        #expect(outcome(["a": 2, "b.0": 1.05, "b.1": 3]).failures == [])
    }

    @Test func wrongMissingAndUndefinedNumbersFail() {
        #expect(outcome(["a": 2.0001, "b.0": 1, "b.1": 3]).failures.count == 1)
        #expect(outcome(["a": 2, "b.0": 1.2, "b.1": 3]).failures.count == 1)
        #expect(outcome(["b.0": 1, "b.1": 3]).failures.count == 1)
        #expect(outcome(["a": nil, "b.0": 1, "b.1": 3]).failures.count == 1)
        #expect(outcome(["a": .nan, "b.0": 1, "b.1": 3]).failures.count == 1)
    }

    @Test func oneWrongWayAmongSeveralFails() {
        var (right, wrong) = (Figures(), Figures())
        for path in ["a", "b.0", "b.1"] { right.set(path, path == "a" ? 2 : path == "b.0" ? 1 : 3) }
        wrong.set("a", 5)
        #expect(GoldenCheck.run([table], skips: []) { _ in [right, wrong] }.failures.count == 1)
    }

    @Test func skipsAreCountedAndStaleOnesReported() {
        let skips = [Skip("why") { _, path in path == "a" }, Skip("stale") { id, _ in id == "other" }]
        let result = outcome(["b.0": 1, "b.1": 3], skips: skips)
        #expect(result.skippedCount == 1)
        #expect(result.unusedSkips == ["stale"])
        #expect(result.skipped == ["case (why)": ["a"]])
    }
}
