/// A layout's indices as flat numbers, so that the loop over people touches no reference counts.
struct ScoringPlan: Sendable {
    /// One entry for each item of each index: the item, and what an answer adds, `base + sign * code`.
    let items: [Int32]
    let bases: [Int32]
    let signs: [Int32]
    /// Where each index begins in the three lists above; one more than there are indices.
    let starts: [Int32]
    /// By index and number answered: the counter of (answered, sum 0), or -1 where a person has no score.
    let counters: [Int32]
    /// Numbers in `counters` for one index.
    let counterStride: Int
    /// Points of each index's scale, for turning reversed codes round.
    let points: [UInt8]
    /// By index: how to score all items at once, where they stand side by side.
    let lanes: [LaneIndex?]

    init(_ layout: TallyLayout) {
        items = layout.indices.flatMap { $0.parts.map { Int32($0.item) } }
        bases = layout.indices.flatMap { $0.parts.map(\.base) }
        signs = layout.indices.flatMap { $0.parts.map(\.sign) }
        var starts: [Int32] = [0]
        for index in layout.indices { starts.append(starts[starts.count - 1] + Int32(index.parts.count)) }
        self.starts = starts
        let most = layout.indices.map(\.parts.count).max() ?? 0
        lanes = layout.indices.map { LaneIndex($0) }
        counterStride = most + 1
        counters = layout.indices.flatMap { index in
            (0...most).map { answered -> Int32 in
                guard answered < index.offsets.count, index.offsets[answered] >= 0 else { return -1 }
                return Int32(index.start + index.offsets[answered] - answered * index.low)
            }
        }
        points = layout.indices.map { UInt8($0.high - $0.low + 1) }
    }
}
