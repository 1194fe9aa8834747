import Score
import Statistics
import Study

/// What the cells of one layer share for a measure, before it is rounded.
package struct PeerFinding: Sendable {
    package let wave: Int
    package let layer: TeamShrinkage.Layer
    package let measure: Int
    package let cells: Int
    package let fit: Shrinkage?
    package let share: Pool.Share
}

/// Engine: what a group's mean becomes when it is read beside its peers. Respondent set: everybody in the cell with an answer;
/// disclosure class: base, since it is a function of released means, their numbers and the pooled variance alone.
package struct TeamShrinkage: Sendable {
    /// Cells that are compared with each other: the groups of a cut, or a level of the tree.
    package struct Layer: Sendable, Hashable {
        package let cut: Int
        package let level: Int?
    }

    private let layers: [Layer]
    private let ofGroup: [Int]
    /// Fewest cells of a layer from which a variance between groups is told.
    static let fewestCells = 3

    package init(_ sums: PermittedSums) {
        var depths = [Int](repeating: 0, count: sums.groups.count)
        for (group, info) in sums.groups.enumerated() {
            if let parent = info.parent { depths[group] = depths[parent] + 1 }
        }
        let own = sums.groups.enumerated().map { Layer(cut: $1.cut, level: $1.cut == 0 ? depths[$0] : nil) }
        let order = own.reduce(into: [Layer: Int]()) { if $0[$1] == nil { $0[$1] = $0.count } }
        layers = order.sorted { $0.value < $1.value }.map(\.key)
        ofGroup = own.map { order[$0] ?? 0 }
    }

    /// Fits each layer of a measure and puts the shrunken values beside the raw ones of its findings.
    /// - Parameter places: the findings of the measure.
    func add(
        to findings: inout [CellFinding], at places: [Int], _ share: Pool.Share, wave: Int, measure: Int
    ) -> [PeerFinding] {
        var members = [[Int]](repeating: [], count: layers.count)
        for place in places where findings[place].n > 0 { members[ofGroup[findings[place].group]].append(place) }
        return zip(layers, members).compactMap { layer, places in
            guard !places.isEmpty else { return nil }
            let fit = places.count < Self.fewestCells ? nil : fit(findings, places, share)
            if let fit {
                for place in places {
                    findings[place][.shrunken] = fit.shrunken(findings[place][.value] ?? 0, n: findings[place].n)
                }
            }
            return PeerFinding(
                wave: wave, layer: layer, measure: measure, cells: places.count, fit: fit, share: share)
        }
    }

    private func fit(_ findings: [CellFinding], _ places: [Int], _ share: Pool.Share) -> Shrinkage? {
        let cells = places.map { (n: findings[$0].n, mean: findings[$0][.value] ?? 0) }
        return try? Shrinkage.fit(cells, within: share.variance).get()
    }
}
