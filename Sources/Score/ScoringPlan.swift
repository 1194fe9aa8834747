import Study

/// A layout's indices as flat numbers, so that the loop over people touches no reference counts.
struct ScoringPlan: Sendable {
    /// One entry for each item of each index.
    let items: [Int32]
    /// By entry and code: what an answer adds, -1 for none; and what reliability is computed of, 0 for none.
    let units: [Int32]
    let positions: [UInt8]
    /// Where each index begins in `items`; one more than there are indices.
    let starts: [Int32]
    /// By index and number answered: the counter of (answered, sum 0), or -1 where a person has no score.
    let counters: [Int32]
    /// Numbers in `counters` for one index.
    let counterStride: Int
    /// How many indices there are.
    let indices: Int
    /// By index: how to score all items at once, where they stand side by side.
    let lanes: [LaneIndex?]
    /// Indices that are made of others, in order.
    let compositions: [Composition]

    /// An index made of others: its counter follows from theirs.
    struct Composition: Sendable {
        let index: Int
        let start: Int32
        let of: IndexLayout.Composition
        /// For a pair: where the counters of each begin, and how many the second has.
        let origins: (first: Int32, second: Int32)
        let width: Int32
        /// For a pair: which scores of the second are 0, and divide nothing.
        let isZero: [Bool]
    }

    init(_ layout: TallyLayout) {
        let parts = layout.indices.flatMap(\.parts)
        items = parts.map { Int32($0.item) }
        units = parts.flatMap(\.units)
        positions = parts.flatMap(\.positions)
        var starts: [Int32] = [0]
        for index in layout.indices { starts.append(starts[starts.count - 1] + Int32(index.parts.count)) }
        self.starts = starts
        let most = layout.indices.map(\.parts.count).max() ?? 0
        indices = layout.indices.count
        lanes = layout.indices.map { LaneIndex($0) }
        counterStride = most + 1
        counters = layout.indices.flatMap { index in
            (0...most).map { answered -> Int32 in
                guard answered < index.offsets.count, index.offsets[answered] >= 0 else { return -1 }
                return Int32(index.start + index.offsets[answered])
            }
        }
        compositions = layout.indices.enumerated().compactMap { number, index in
            switch index.composition {
            case .none: return nil
            case .all:
                return Composition(
                    index: number, start: Int32(index.start), of: index.composition, origins: (0, 0), width: 0,
                    isZero: [])
            case .pair(let first, let second):
                let (a, b) = (layout.indices[first], layout.indices[second])
                return Composition(
                    index: number, start: Int32(index.start), of: index.composition,
                    origins: (Int32(a.start), Int32(b.start)), width: Int32(b.count),
                    isZero: b.exact.map { $0.numerator == 0 })
            }
        }
    }

    /// The counters of indices that are made of others, once theirs are known.
    func compose(_ counters: UnsafeMutableBufferPointer<Int32>) {
        for composition in compositions {
            switch composition.of {
            case .none: break
            case .all(let indices):
                counters[composition.index] = indices.allSatisfy { counters[$0] >= 0 } ? composition.start : -1
            case .pair(let first, let second):
                let (a, b) = (counters[first], counters[second])
                guard a >= 0, b >= 0, !composition.isZero[Int(b - composition.origins.second)] else {
                    counters[composition.index] = -1
                    continue
                }
                let pair = (a - composition.origins.first) * composition.width + b - composition.origins.second
                counters[composition.index] = composition.start + pair
            }
        }
    }
}
