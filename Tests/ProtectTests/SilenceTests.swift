import Study
import TestSupport
import Testing

/// What a release must not hold, and what depends on what, in random organisations.
@Suite struct SilenceTests {
    static let seeds: ClosedRange<UInt64> = 2001...2060

    @Test(arguments: seeds) func `a silent row has no number, no figure and one reason`(_ seed: UInt64) throws {
        let result = try Organisation.random(seed: seed, people: 400).result()
        let release = result.release
        #expect(release.rows.count == release.waves.count * release.groups.count * release.measures.count)
        for row in release.rows where !row.speaks {
            #expect(row.note == .withheld)
            #expect(Statistic.allCases.allSatisfy { row[$0] == nil })
        }
        for row in release.rows where row.speaks { #expect(row.note != .withheld) }
        for row in release.company where row.value == nil {
            #expect(row.n == nil && row.low == nil && row.high == nil && row.note != nil)
        }
    }

    @Test(arguments: seeds) func `no number lies between one and k`(_ seed: UInt64) throws {
        let result = try Organisation.random(seed: seed, people: 400).result()
        let k = result.release.k
        for row in result.release.rows {
            guard let n = row.n else { continue }
            #expect(n == 0 || n >= k)
            if row[.sd] != nil { #expect(n >= max(30, 2 * k)) }
            if n == 0 { #expect(Statistic.allCases.allSatisfy { row[$0] == nil }) }
        }
    }

    @Test(arguments: seeds) func `every measure speaks only where participation does`(_ seed: UInt64) throws {
        let result = try Organisation.random(seed: seed, people: 400).result()
        for row in result.release.rows where row.speaks {
            #expect(result.speaks(result.release.groups[row.group].id, wave: row.wave))
        }
    }

    @Test func `a measure of item shares speaks only where its items do`() throws {
        var seen = 0
        for seed in Self.seeds {
            let result = try Organisation.random(seed: seed, people: 400).result()
            for row in result.release.rows where row.speaks {
                let info = result.release.measures[row.measure]
                guard info.kind == "net" || info.kind == "mean_of_item_favourable" else { continue }
                seen += 1
                for item in info.items {
                    #expect(result.speaks(result.release.groups[row.group].id, item, wave: row.wave))
                }
            }
        }
        #expect(seen > 100)
    }

    @Test func `an index falls silent with one of its items`() throws {
        func index(_ id: String, _ kind: Index.Kind, _ items: [Int]) -> Index {
            let parts = items.map { Index.Part(item: $0) }
            var index = Index(id: id, parts: parts, atLeast: 1, favourable: Ratio(7, 2), unfavourable: Ratio(5, 2))
            index.kind = kind
            return index
        }
        var made = Organisation(
            k: 10, hierarchy: Organisation.path,
            indices: [
                index("net1", .net, [0]), index("net2", .net, [1]), index("both", .meanOfItemFavourable, [0, 1]),
                index("second", .meanOfItemFavourable, [1]), index("mean", .meanOfPersonMeans, [0, 1]),
            ])
        made.add(20, "a", skipping: 12)
        made.add(20, "b")
        made.add(30, "c")
        let result = try made.result()
        for measure in ["q1", "net1", "both", "mean"] { #expect(result.speaking(measure) == ["company", "c"]) }
        for measure in ["q2", "net2", "second"] {
            #expect(result.speaking(measure) == ["company", "a", "b", "c"])
        }
    }

    @Test(arguments: 3001...3020) func `the order of rows in the files changes nothing`(_ seed: Int) throws {
        var made = Organisation.random(seed: UInt64(seed), people: 300)
        let first = try made.result()
        var random = SplitMix64(seed: UInt64(seed))
        made.order = made.people.indices.shuffled(using: &random)
        let second = try made.result()
        #expect(first.release.groups.map(\.id) == second.release.groups.map(\.id))
        #expect(first.release.groups.map(\.label) == second.release.groups.map(\.label))
        #expect(first.lines == second.lines)
    }

    @Test(arguments: [31, 44, 57] as [UInt64]) func `twenty runs say the same`(_ seed: UInt64) throws {
        let scored = try Organisation.random(seed: seed, people: 500).scored()
        let lines = try Result(scored).lines
        for _ in 0..<19 { #expect(try Result(scored).lines == lines) }
    }
}
