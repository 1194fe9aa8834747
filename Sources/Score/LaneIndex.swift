import CTally
import Statistics
import Study

/// The score of an index whose items stand side by side in the codes, at most sixteen: all of them at once.
struct LaneIndex: Sendable {
    typealias Lanes = SIMD16<UInt8>

    /// Position of the first item's code.
    let first: Int
    let count: Int
    /// All bits in the lanes of the index.
    private let mask: Lanes
    /// Position on the scale from a code: `(code ^ flip) + shift`, which turns reversed items round.
    private let flip: Lanes
    private let shift: Lanes
    private let last: Lanes

    /// Nil where the items do not stand side by side.
    init?(_ index: IndexLayout) {
        let parts = index.parts
        guard parts.count <= 16, let first = parts.first?.item else { return nil }
        guard parts.indices.allSatisfy({ parts[$0].item == first + $0 && parts[$0].direction != 0 }) else { return nil }
        guard Set(parts.map { $0.units.max() }).count == 1 else { return nil }
        var (mask, flip, shift) = (Lanes(repeating: 0), Lanes(repeating: 0), Lanes(repeating: 0))
        for (lane, part) in parts.enumerated() {
            mask[lane] = 255
            guard part.direction < 0 else { continue }
            flip[lane] = 255
            shift[lane] = UInt8(index.top + 3)
        }
        (self.first, count, self.mask, self.flip, self.shift) = (first, parts.count, mask, flip, shift)
        last = Lanes(repeating: AnswerCode.highestPoint)
    }

    /// Positions of the answers on the scale (0 where there is none), how many there are, and their sum in units, of which
    /// position 1 has none.
    /// - Parameter person: codes, readable for sixteen bytes from `first` on.
    @inline(__always)
    func score(_ person: UnsafePointer<UInt8>) -> (positions: Lanes, answered: Int, sum: Int32) {
        let codes = UnsafeRawPointer(person + first).loadUnaligned(as: Lanes.self)
        let isAnswer = unsafeBitCast((codes &- Lanes(repeating: 1)) .< last, to: Lanes.self) & mask
        let positions = ((codes ^ flip) &+ shift) & isAnswer
        let answered = Self.total(isAnswer & Lanes(repeating: 1))
        return (
            positions, answered,
            Int32(truncatingIfNeeded: Self.total(positions) &- answered)
        )
    }

    /// The sum of all lanes, which must be below 256.
    @inline(__always)
    private static func total(_ lanes: Lanes) -> Int {
        let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
        return Int(truncatingIfNeeded: ((words[0] &+ words[1]) &* 0x0101_0101_0101_0101) &>> 56)
    }
}

/// Sums and products of the answers of people who answered all items of an index, in vectors of sixteen small counters:
/// for no more people than a block has records, then emptied into cross tallies.
struct CrossLanes: Sendable {
    typealias Wide = SIMD16<UInt16>

    /// By wave and index: a vector an item, and one for the sums.
    private var rows: [Wide] = []
    private var people: [Int32] = []
    private static let height = 17

    /// Room for `count` places, and for one where there is nothing to count: a list without elements has no address.
    mutating func ensure(_ count: Int) {
        let count = max(1, count)
        guard people.count < count else { return }
        people += [Int32](repeating: 0, count: count - people.count)
        rows += [Wide](repeating: Wide(repeating: 0), count: count * Self.height - rows.count)
    }

    /// What counting needs, as pointers.
    struct Cursor {
        fileprivate let rows: UnsafeMutablePointer<Wide>
        fileprivate let people: UnsafeMutablePointer<Int32>

        /// - Parameter place: of wave and index.
        @inline(__always)
        func add(_ positions: LaneIndex.Lanes, _ count: Int, at place: Int) {
            people[place] &+= 1
            let wide = Wide(truncatingIfNeeded: positions)
            let own = rows + place * height
            withUnsafeBytes(of: positions) { numbers in
                rapport_add_products(
                    UnsafeMutableRawPointer(own).assumingMemoryBound(to: UInt16.self),
                    numbers.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
            }
            own[height - 1] &+= wide
        }
    }

    mutating func withCursor(_ body: (Cursor) -> Void) {
        rows.withUnsafeMutableBufferPointer { rows in
            people.withUnsafeMutableBufferPointer { people in
                guard let rows = rows.baseAddress, let people = people.baseAddress else { return }
                body(Cursor(rows: rows, people: people))
            }
        }
    }

    /// Adds what was counted to cross tallies and starts anew.
    mutating func empty(into cross: inout [[CrossTally]]) {
        for wave in cross.indices {
            for index in cross[wave].indices {
                let place = wave * cross[wave].count + index
                guard place < people.count, people[place] > 0 else { continue }
                let own = rows[place * Self.height..<(place + 1) * Self.height]
                cross[wave][index].add(
                    people: Int64(people[place]), sums: own[own.endIndex - 1], products: Array(own.dropLast()))
                people[place] = 0
                for i in own.indices { rows[i] = Wide(repeating: 0) }
            }
        }
    }
}
