import Score
import Statistics
import Study

/// Engine: what a group's mean becomes when it is read beside its peers. Respondent set: everybody in the cell with an answer;
/// disclosure class: base, since it is a function of released means, their numbers and the pooled variance alone.
package struct TeamShrinkage: Sendable {
    /// Cells that are compared with each other: the groups of a cut, or a level of the tree. By group.
    private let layers: [Int]
    private let layerCount: Int
    /// Fewest cells of a layer from which a variance between groups is told.
    static let fewestCells = 3

    package init(_ sums: PermittedSums) {
        var depths = [Int](repeating: 0, count: sums.groups.count)
        for (group, info) in sums.groups.enumerated() {
            if let parent = info.parent { depths[group] = depths[parent] + 1 }
        }
        let deepest = depths.max() ?? 0
        layers = sums.groups.enumerated().map { group, info in info.cut == 0 ? depths[group] : deepest + info.cut }
        layerCount = deepest + 1 + sums.cuts.count
    }

    /// Fits each layer of a measure in a wave and puts the shrunken values beside the raw ones of its findings.
    func add(to findings: inout [CellFinding], at places: [Int], _ pool: Pool.Share?) {
        guard let pool else { return }
        var members = [[Int]](repeating: [], count: layerCount)
        for place in places where findings[place][.value] != nil && findings[place].n > 0 {
            members[layers[findings[place].group]].append(place)
        }
        for places in members where places.count >= Self.fewestCells {
            let cells = places.map { (n: findings[$0].n, mean: findings[$0][.value] ?? 0) }
            guard case .success(let fit) = Shrinkage.fit(cells, within: pool.variance) else { continue }
            for place in places {
                findings[place][.shrunken] = fit.shrunken(findings[place][.value] ?? 0, n: findings[place].n)
            }
        }
    }
}
