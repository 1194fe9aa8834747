import Testing

@testable import SampleOrganisation

@Suite("What is planted can be found")
struct PlantedTruthTests {
    @Test("alpha of belonging and empathy lies between 0.75 and 0.85", arguments: Sample.waves)
    func alpha(wave: String) {
        let used = UsedAnswers(wave: wave)
        for block in [UsedAnswers.belonging, UsedAnswers.empathy] {
            let value = Estimates.alpha(Array(used.complete(block).values))
            #expect((0.75...0.85).contains(value))
        }
    }

    @Test("teams share about a tenth of the variance of empathy and belonging", arguments: Sample.waves)
    func teamShare(wave: String) {
        let used = UsedAnswers(wave: wave)
        for block in [UsedAnswers.belonging, UsedAnswers.empathy] {
            let means = used.means(block)
            let groups = used.people.teams.values.map { $0.compactMap { means[$0] } }
            #expect((0.06...0.15).contains(Estimates.icc(groups)))
        }
    }

    @Test("belonging, appreciation and empathy rise from wave to wave")
    func trend() {
        let waves = Sample.waves.map(UsedAnswers.init(wave:))
        for block in [UsedAnswers.belonging, UsedAnswers.appreciation, UsedAnswers.empathy] {
            let means = waves.map { Estimates.mean(Array($0.means(block).values)) }
            #expect(means[0] < means[1] && means[1] < means[2])
        }
    }

    @Test("the workshop lifts empathy in the teams of those who went, and belonging by less")
    func workshop() {
        let leaders = Set(TinyReader.csv(Sample.bytes("later/workshop.csv")).dropFirst().map { $0[1] })
        #expect(leaders.count == PlantedTruth.workshopLeaders)
        let before = UsedAnswers(wave: "2025-autumn")
        let after = UsedAnswers(wave: "2026-spring")
        func effect(_ block: Range<Int>) -> Double {
            let old = before.means(block)
            let new = after.means(block)
            let team = Set(after.people.teams.values.joined())
            let paired = new.keys.filter { old[$0] != nil && team.contains($0) }
            func change(_ attended: Bool) -> Double {
                Estimates.mean(
                    paired.compactMap { person in
                        let led = leaders.contains(after.people.rows[person]?.manager ?? "")
                        guard led == attended, let first = old[person], let second = new[person] else {
                            return nil
                        }
                        return second - first
                    })
            }
            return change(true) - change(false)
        }
        #expect((0.25...0.55).contains(effect(UsedAnswers.empathy)))
        #expect((0.05...0.30).contains(effect(UsedAnswers.belonging)))
    }

    @Test("empathy goes with belonging and appreciation, and against strain", arguments: Sample.waves)
    func related(wave: String) {
        let used = UsedAnswers(wave: wave)
        let empathy = used.means(UsedAnswers.empathy)
        func correlation(_ block: Range<Int>) -> Double {
            let other = used.means(block)
            return Estimates.correlation(empathy.compactMap { row in other[row.key].map { (row.value, $0) } })
        }
        #expect((0.22...0.50).contains(correlation(UsedAnswers.belonging)))
        #expect((0.28...0.58).contains(correlation(UsedAnswers.appreciation)))
        #expect((-0.30 ... -0.05).contains(correlation(UsedAnswers.strain)))
    }

    @Test("teams are more strained where their leader is", arguments: Sample.waves)
    func load(wave: String) {
        let used = UsedAnswers(wave: wave)
        let strain = used.means(UsedAnswers.strain)
        let pairs = used.people.teams.values.compactMap { team -> (Double, Double)? in
            let leader = team.first.flatMap { used.people.rows[$0]?.manager } ?? ""
            return strain[leader].map { ($0, Estimates.mean(team.compactMap { strain[$0] })) }
        }
        #expect(pairs.count > 50)
        #expect(Estimates.correlation(pairs) > 0.15)
    }

    @Test("leaders see themselves more kindly than their teams do")
    func leniency() {
        let forms = TinyReader.csv(Sample.bytes("later/self-forms.csv")).dropFirst()
        let own = forms.filter { $0[0] == "2025-autumn" }.flatMap { $0[3...].compactMap(Double.init) }
        let teams = Array(UsedAnswers(wave: "2025-autumn").means(UsedAnswers.empathy).values)
        #expect((0.15...0.55).contains(Estimates.mean(own) - Estimates.mean(teams)))
    }
}

/// Textbook formulae, so that the sample is not judged by the product's own statistics.
enum Estimates {
    static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    static func variance(_ values: [Double]) -> Double {
        let centre = mean(values)
        return values.map { ($0 - centre) * ($0 - centre) }.reduce(0, +) / Double(values.count - 1)
    }

    static func alpha(_ rows: [[Int]]) -> Double {
        let count = rows[0].count
        let items = (0..<count).map { item in variance(rows.map { Double($0[item]) }) }.reduce(0, +)
        let total = variance(rows.map { Double($0.reduce(0, +)) })
        return Double(count) / Double(count - 1) * (1 - items / total)
    }

    /// ICC(1) of one-way analysis of variance with groups of unequal size.
    static func icc(_ all: [[Double]]) -> Double {
        let groups = all.filter { !$0.isEmpty }
        let people = Double(groups.map(\.count).reduce(0, +))
        let grand = mean(Array(groups.joined()))
        let between = groups.map { Double($0.count) * (mean($0) - grand) * (mean($0) - grand) }.reduce(0, +)
        let within = groups.map { group in
            let centre = mean(group)
            return group.map { ($0 - centre) * ($0 - centre) }.reduce(0, +)
        }.reduce(0, +)
        let count = Double(groups.count)
        let squares = groups.map { Double($0.count * $0.count) }.reduce(0, +)
        let size = (people - squares / people) / (count - 1)
        let outer = between / (count - 1)
        let inner = within / (people - count)
        return (outer - inner) / (outer + (size - 1) * inner)
    }

    static func correlation(_ pairs: [(Double, Double)]) -> Double {
        let left = mean(pairs.map(\.0))
        let right = mean(pairs.map(\.1))
        let shared = pairs.map { ($0.0 - left) * ($0.1 - right) }.reduce(0, +) / Double(pairs.count - 1)
        return shared / (variance(pairs.map(\.0)) * variance(pairs.map(\.1))).squareRoot()
    }
}
