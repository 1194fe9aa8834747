import Normalize
import Study

/// Puts the groups of all cuts in the order of outputs: company, units from the top down, then cut by cut.
struct GroupList {
    private(set) var cuts: [CutInfo] = []
    private(set) var groups: [GroupInfo] = []
    /// By partition and cell: the group. 0 is the company.
    private(set) var groupOfCell: [[Int]] = []
    private let scored: Scored
    private let waves: Int
    /// Units by their way down.
    private var units: [String: Int] = [:]
    private var usedIDs: Set<String> = []

    init(_ scored: Scored, waves: Int) {
        self.scored = scored
        self.waves = waves
    }

    mutating func addAll() {
        let space = scored.population.space
        let source = scored.population.form == .answersAlone ? "answers" : "people"
        cuts.append(CutInfo(id: "hierarchy", kind: .hierarchy, source: source))
        _ = add(id: uniqueID("company"), cut: 0, parent: nil, label: scored.study.title)
        for (number, partition) in space.partitions.enumerated() {
            let names = space.names(of: number)
            if partition.kind == .hierarchy {
                groupOfCell.append(addUnits(names))
            } else {
                cuts.append(CutInfo(id: partition.id, kind: partition.kind, source: source))
                groupOfCell.append(addCells(partition, names, cut: cuts.count - 1))
            }
        }
    }

    /// The group and all above it up to the company; empty for groups outside the hierarchy.
    func chain(_ group: Int) -> [Int] {
        guard groups[group].cut == 0 else { return [] }
        var chain = [group]
        while let above = groups[chain[chain.count - 1]].parent { chain.append(above) }
        return chain
    }

    /// Adds the units that cells lie in, and those above, each level in the order of text.
    private mutating func addUnits(_ names: [String]) -> [Int] {
        var ways: Set<String> = []
        for name in names {
            var way = name
            while !way.isEmpty { ways.insert(way); way = Self.above(way) }
        }
        let sorted = ways.map { (way: $0, parts: $0.split(separator: CellSpace.separator).map(String.init)) }
            .sorted { Self.precedes($0.parts, $1.parts) }
        for (way, parts) in sorted {
            let id = uniqueID(isManagerTree ? parts[parts.count - 1] : parts.joined(separator: "/"))
            let label = scored.population.unitLabels[way] ?? parts[parts.count - 1]
            units[way] = add(id: id, cut: 0, parent: units[Self.above(way)] ?? 0, label: label)
        }
        return names.map { units[$0] ?? 0 }
    }

    private var isManagerTree: Bool {
        if case .manager? = scored.study.hierarchy?.kind { true } else { false }
    }

    private mutating func addCells(_ partition: Partition, _ names: [String], cut: Int) -> [Int] {
        let order = names.indices.sorted { precedes(names[$0], names[$1], partition) }
        var groupOfName = [Int](repeating: 0, count: names.count)
        for cell in order {
            let parts = names[cell].split(separator: CellSpace.separator, omittingEmptySubsequences: false).map(
                String.init)
            switch partition.kind {
            case .direct:
                guard let unit = names[cell].isEmpty ? 0 : units[names[cell]] else { continue }
                let label = groups[unit].label
                groupOfName[cell] = add(
                    id: uniqueID("direct=" + groups[unit].id), cut: cut, parent: nil, label: label + " (direct reports)"
                )
            default:
                groupOfName[cell] = add(
                    id: uniqueID(partition.id + "=" + parts.joined(separator: " x ")), cut: cut, parent: nil,
                    label: parts.joined(separator: ", "))
            }
        }
        return groupOfName
    }

    private func precedes(_ a: String, _ b: String, _ partition: Partition) -> Bool {
        func rank(_ name: String) -> [Int] {
            let orders =
                partition.kind == .crossed
                ? partition.attributes.map { attribute in
                    scored.population.space.partitions.first { $0.kind == .plain && $0.attributes == [attribute] }?
                        .order ?? []
                } : [partition.order]
            let parts = name.split(separator: CellSpace.separator, omittingEmptySubsequences: false).map(String.init)
            return zip(parts, orders).map { part, order in
                part == Cut.notStated ? Int.max : order.firstIndex(of: part) ?? order.count
            }
        }
        let (left, right) = (rank(a), rank(b))
        if left != right { return left.lexicographicallyPrecedes(right) }
        return a.utf8.lexicographicallyPrecedes(b.utf8)
    }

    private mutating func add(id: String, cut: Int, parent: Int?, label: String) -> Int {
        groups.append(
            GroupInfo(id: id, cut: cut, parent: parent, label: label, invited: Array(repeating: nil, count: waves)))
        return groups.count - 1
    }

    private mutating func uniqueID(_ id: String) -> String {
        var candidate = id
        var number = 2
        while !usedIDs.insert(candidate).inserted {
            candidate = "\(id)#\(number)"
            number += 1
        }
        return candidate
    }

    static func above(_ way: String) -> String {
        guard let end = way.lastIndex(of: Character(CellSpace.separator)) else { return "" }
        return String(way[..<end])
    }

    private static func precedes(_ left: [String], _ right: [String]) -> Bool {
        for (x, y) in zip(left, right) where x != y { return x.utf8.lexicographicallyPrecedes(y.utf8) }
        return left.count < right.count
    }
}
