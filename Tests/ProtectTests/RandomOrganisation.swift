import TestSupport
import Study

extension Organisation {
    /// An organisation from a seed: a tree of two to four levels, up to three cuts that have nothing to do with the
    /// tree or nearly nest in it, sometimes crossed, sometimes with direct reports; answers with gaps, some uniform.
    static func random(seed: UInt64, people most: Int = 2000) -> Organisation {
        var random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 1)
        let sizes = [30, 45, 60, 80, 110, 150, 200, 270, 350, 500, 700, 1000, 1400, 2000].filter { $0 <= most }
        let count = (sizes.randomElement(using: &random) ?? 30) + Int.random(in: 0...9, using: &random)
        var tree = Hierarchy(kind: .manager)
        if random.chance(0.4) { tree = path } else { tree.direct = random.chance(0.6) }
        let cuts = ["site", "tenure", "role"].prefix(Int.random(in: 0...3, using: &random)).map { $0 }
        let parts = [Index.Part(item: 0), Index.Part(item: 1), Index.Part(item: 2, reversed: true)]
        func index(_ id: String, _ kind: Index.Kind, _ parts: [Index.Part], _ atLeast: Int) -> Index {
            var index = Index(
                id: id, parts: parts, atLeast: atLeast, favourable: Ratio(7, 2), unfavourable: Ratio(5, 2))
            index.kind = kind
            return index
        }
        var made = Organisation(
            k: random.chance(0.5) ? 5 : 10, items: 3, cuts: cuts, hierarchy: random.chance(0.9) ? tree : nil,
            indices: [
                index("mean", .meanOfPersonMeans, parts, 2), index("net", .net, [parts[0]], 1),
                index("share", .personShare(at: Ratio(7, 2)), parts, 1),
                index("items", .meanOfItemFavourable, Array(parts.prefix(2)), 1),
            ])
        if cuts.count > 1, random.chance(0.5) { made.study.crossed = [CrossedCut(first: 0, second: 1)] }
        if random.chance(0.15) { made.study.waves = .byColumn([Wave(id: "w1"), Wave(id: "w2")]) }
        made.settle(count, &random)
        made.attribute(&random)
        made.answer(&random)
        return made
    }

    /// Puts people into a tree of units: most into the leaves, some between, one at the top.
    private mutating func settle(_ count: Int, _ random: inout SplitMix64) {
        var units: [(path: String, head: Int)] = [("", 0)]
        var leaves: [Int] = []
        people = [Employee(path: "top", values: [])]
        var level = [0]
        let depth = Int.random(in: 1...3, using: &random)
        let branches = Int.random(in: 2...5, using: &random)
        for step in 1...depth {
            var next: [Int] = []
            for above in level where people.count + 2 < count {
                for _ in 0..<Int.random(in: 1...branches, using: &random) where people.count + 2 < count {
                    let name = "u\(units.count)"
                    let path = units[above].path.isEmpty ? name : units[above].path + "/" + name
                    people.append(member(of: units[above]))
                    units.append((path, people.count - 1))
                    next.append(units.count - 1)
                }
            }
            if step == depth || next.isEmpty { leaves = next.isEmpty ? level : next }
            if !next.isEmpty { level = next }
        }
        if leaves.isEmpty { leaves = level }
        let between: Double = [0.0, 0.05, 0.2].randomElement(using: &random) ?? 0
        // Units differ in size, some very much.
        let weighted = leaves.flatMap { leaf in
            Array(repeating: leaf, count: Int.random(in: 1...(random.chance(0.3) ? 12 : 3), using: &random))
        }
        while people.count < count {
            let pool = random.chance(between) ? Array(units.indices) : weighted
            people.append(member(of: units[pool.randomElement(using: &random) ?? 0]))
        }
    }

    private func member(of unit: (path: String, head: Int)) -> Employee {
        let name = unit.path.split(separator: "/").last.map(String.init) ?? "company"
        return Employee(manager: "p\(unit.head)", unit: name, path: unit.path.isEmpty ? "top" : unit.path)
    }

    /// Gives people the values of cuts: at random, or by unit but for a few.
    private mutating func attribute(_ random: inout SplitMix64) {
        for _ in study.cuts {
            let values = Int.random(in: 2...6, using: &random)
            let nested = random.chance(0.45)
            let strays: Double = [0.0, 0.01, 0.05].randomElement(using: &random) ?? 0
            let blank: Double = [0.0, 0.0, 0.04].randomElement(using: &random) ?? 0
            let level = Int.random(in: 1...2, using: &random)
            let skew = Double.random(in: 1...3, using: &random)
            for i in people.indices {
                var value = 0
                if nested, !random.chance(strays) {
                    let way = people[i].path.split(separator: "/").prefix(level).joined()
                    value = way.utf8.reduce(7) { ($0 * 31 + Int($1)) % 1009 } % values
                } else {
                    value = Int(Double(values) * Double.random(in: 0..<1, using: &random).power(skew))
                }
                people[i].values.append(random.chance(blank) ? "" : "v\(value)")
            }
        }
    }

    /// Some answer; of these some skip items, more so in some units; in a few units all answer alike.
    private mutating func answer(_ random: inout SplitMix64) {
        let rate = Double.random(in: 0.3...1, using: &random)
        let gaps: [Double] = [0.0, 0.02, 0.1, 0.5]
        let gap = study.items.map { _ in gaps.randomElement(using: &random) ?? 0 }
        let odd = random.chance(0.5) ? 5 : 50
        let salt = Int.random(in: 0..<1000, using: &random)
        for i in people.indices {
            let unit = (people[i].path + (people[i].values.first ?? "")).utf8.reduce(salt) {
                ($0 * 33 + Int($1)) % 10007
            }
            people[i].answers = waves.map { _ in
                guard random.chance(rate) else { return nil }
                return study.items.indices.map { item in
                    if random.chance(unit % odd == 1 ? min(0.9, 3 * gap[item]) : gap[item]) { return 0 }
                    if unit % odd == 2 { return 5 }
                    if unit % odd == 3, item == 0 { return 1 }
                    return Int.random(in: 1...5, using: &random)
                }
            }
            // Somebody with nothing but gaps is an empty response.
        }
    }
}

extension Double {
    /// The number to a power of 1 to 3, without a maths library: enough to make some values rare.
    fileprivate func power(_ exponent: Double) -> Double {
        exponent < 1.7 ? self : exponent < 2.4 ? self * self : self * self * self
    }
}
