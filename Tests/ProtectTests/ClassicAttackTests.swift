import Study
import Testing

/// The attacks that every survey has met, with numbers small enough to follow by hand. The rules alone withstand
/// them: one attempt is enough (`rounds`), nothing is left to the audit.
@Suite struct ClassicAttackTests {
    private func tree(_ k: Int, _ units: [(String, Int)]) throws -> Result {
        var made = Organisation(k: k, hierarchy: Organisation.path)
        for (path, count) in units { made.add(count, path) }
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        return result
    }

    @Test func `a parent less its children is no handful of people`() throws {
        let result = try tree(10, [("a", 20), ("b", 30), ("c", 4)])
        #expect(result.speaking() == ["company", "b"])
        #expect(try tree(10, [("a", 20), ("b", 30), ("c", 10)]).speaking() == ["company", "a", "b", "c"])
    }

    @Test func `people directly in a unit are a remainder too`() throws {
        #expect(try tree(5, [("a", 3), ("a/b", 20), ("a/c", 9), ("d", 8)]).speaking() == ["company", "a", "a/b", "d"])
        #expect(try tree(5, [("a", 5), ("a/b", 20), ("d", 8)]).speaking() == ["company", "a", "a/b", "d"])
    }

    @Test func `hidden siblings stay hidden together`() throws {
        #expect(try tree(10, [("a", 30), ("b", 3), ("c", 4)]).speaking() == ["company"])
        #expect(try tree(10, [("a", 30), ("b", 3), ("c", 7)]).speaking() == ["company", "a"])
    }

    @Test func `linked cuts do not isolate the people between two cells`() throws {
        var made = Organisation(k: 10, cuts: ["a", "b"])
        made.add(17, "", ["a1", "b1"])
        made.add(3, "", ["a1", "b2"])
        made.add(30, "", ["a2", "b2"])
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking() == ["company", "a=a2", "a=a1"] || result.speaking() == ["company", "b=b1", "b=b2"])
        made.add(7, "", ["a1", "b2"])
        #expect(try made.result().speaking() == ["company", "a=a2", "a=a1", "b=b1", "b=b2"])
    }

    @Test func `a cut and the tree do not isolate the people between them`() throws {
        var made = Organisation(k: 10, cuts: ["site"], hierarchy: Organisation.path)
        made.add(20, "u", ["n"])
        made.add(4, "v", ["n"])
        made.add(20, "v", ["s"])
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking() == ["company", "u", "v"])
    }

    @Test(arguments: [(9, false), (10, true)])
    func `between two cells there is nobody, or k people`(_ between: Int, _ bothSpeak: Bool) throws {
        var made = Organisation(k: 10, cuts: ["a", "b"])
        made.add(17, "", ["a1", "b1"])
        made.add(between, "", ["a1", "b2"])
        made.add(30, "", ["a2", "b2"])
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        let cuts = Set(result.speaking().subtracting(["company"]).map { $0.prefix(1) })
        #expect(cuts.count == (bothSpeak ? 2 : 1))
    }

    @Test func `unions of cells do not isolate the people between them`() throws {
        var made = Organisation(k: 10, cuts: ["a", "b"])
        for (a, b) in [("a1", "b1"), ("a1", "b2"), ("a2", "b1"), ("a2", "b2"), ("a3", "b3"), ("a3", "b4")] {
            made.add(20, "", [a, b])
        }
        for (a, b) in [("a4", "b3"), ("a4", "b4")] { made.add(20, "", [a, b]) }
        // a1 and a2 together are b1 and b2 and six people.
        made.add(3, "", ["a1", "b3"])
        made.add(3, "", ["a2", "b4"])
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaks("company") && result.speaking().count > 4)
        #expect(!result.speaking().isSuperset(of: ["a=a1", "a=a2", "b=b1", "b=b2"]))
    }

    @Test func `between a cell and the tree there are k answers to every item, or none`() throws {
        var made = Organisation(k: 10, cuts: ["site"], hierarchy: Organisation.path)
        made.add(20, "u", ["n"])
        made.add(12, "v", ["n"], skipping: 8)
        for site in ["s1", "s2", "s3", "s4"] { made.add(9, "v", [site]) }
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking("q2") == ["company", "u", "v", "site=n"])
        #expect(result.speaking("q1") == ["company", "u", "v"])
    }

    @Test func `an item speaks where k people answered it and no remainder has fewer`() throws {
        var made = Organisation(k: 10, hierarchy: Organisation.path)
        made.add(20, "a", skipping: 11)
        made.add(20, "b")
        made.add(30, "c")
        var result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking() == ["company", "a", "b", "c"])
        #expect(result.speaking("q2") == ["company", "a", "b", "c"])
        // a has nine answers, so that b must be silent with it.
        #expect(result.speaking("q1") == ["company", "c"])
        made.add(1, "a")
        result = try made.result()
        #expect(result.speaking("q1") == ["company", "a", "b", "c"])
    }

    @Test func `a parent does not have one answer more than its child`() throws {
        var made = Organisation(k: 10, hierarchy: Organisation.path)
        made.add(12, "a", skipping: 11)
        made.add(20, "a/b")
        made.add(40, "c")
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking() == ["company", "a", "a/b", "c"])
        #expect(result.speaking("q1") == ["company", "a", "c"])
    }

    @Test func `nothing is said of people who all answered alike`() throws {
        var made = Organisation(k: 10, hierarchy: Organisation.path)
        made.add(20, "a", all: [5, 3])
        made.add(20, "b")
        made.add(25, "c")
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking() == ["company", "a", "b", "c"])
        // Silent itself, and not left over by the others.
        #expect(result.speaking("q1") == ["company", "c"])
        // In the middle of the scale it is an answer all the same.
        #expect(result.speaking("q2") == ["company", "c"])
    }

    @Test func `nothing is said of a remainder whose people all answered alike`() throws {
        var made = Organisation(k: 10, hierarchy: Organisation.path)
        made.add(15, "a", all: [1, 1])
        made.add(20, "a/b")
        made.add(40, "c")
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking("q1") == ["company", "a", "c"])
    }

    @Test func `nothing is said of an index whose scores all lie at one end`() throws {
        let parts = [Index.Part(item: 0), Index.Part(item: 1, reversed: true)]
        let index = Index(id: "mean", parts: parts, atLeast: 1, favourable: Ratio(7, 2), unfavourable: Ratio(5, 2))
        var made = Organisation(k: 10, hierarchy: Organisation.path, indices: [index])
        made.add(15, "a", all: [5, 1])
        made.add(20, "b")
        made.add(30, "c")
        let result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaking("mean") == ["company", "c"])
    }

    @Test(arguments: [(10, 30), (15, 30), (16, 32), (5, 30)])
    func `a standard deviation is said from thirty and from twice k answers`(_ k: Int, _ least: Int) throws {
        var made = Organisation(k: k, hierarchy: Organisation.path)
        made.add(least - 1, "a")
        made.add(least, "b")
        made.add(least + 30, "c")
        var result = try made.result()
        #expect(result.rounds == 1 && result.findings.isEmpty)
        #expect(result.speaks("a", "q1") && result.row("a", "q1")[.sd] == nil)
        // What is left beside a would be a by another name.
        #expect(result.row("b", "q1")[.sd] == nil)
        #expect(result.row("c", "q1")[.sd] != nil)
        made.add(1, "a")
        result = try made.result()
        #expect(["company", "a", "b", "c"].allSatisfy { result.row($0, "q1")[.sd] != nil })
        made.study.outputs.sd = false
        result = try made.result()
        #expect(result.release.rows.allSatisfy { $0[.sd] == nil })
    }

    @Test(arguments: [5, 10]) func `participation speaks from k people on`(_ k: Int) throws {
        for (people, speaks) in [(k - 1, false), (k, true), (k + 1, true)] {
            var made = Organisation(k: k, hierarchy: Organisation.path)
            made.add(people, "a")
            for _ in 0..<5 { made.people.append(Employee(path: "a")) }
            var result = try made.result()
            #expect(result.speaks("company") == speaks)
            #expect(result.row("company", "participation").n == (speaks ? people : nil))
            let rate = Figure(100 * Double(people) / Double(people + 5), digits: 12)
            #expect(result.row("company", "participation")[.value] == (speaks ? rate : nil))
            made.add(3 * k, "b")
            result = try made.result()
            #expect(result.speaking() == (speaks ? ["company", "a", "b"] : ["company"]))
        }
    }

    @Test func `nobody at all is nothing said`() throws {
        var made = Organisation(k: 10, cuts: ["site"], hierarchy: Organisation.path)
        for _ in 0..<30 { made.people.append(Employee(path: "a", values: ["n"])) }
        let result = try made.result()
        #expect(result.release.rows.allSatisfy { !$0.speaks })
    }
}
