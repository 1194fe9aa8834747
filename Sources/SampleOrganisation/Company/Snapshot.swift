/// The people of the company on the day a wave opens.
struct Snapshot {
    let wave: Wave
    /// Index of each person's unit; nil for those not yet or no longer there.
    var unitOf: [Int?]
    var unitNames: [String]

    func members(of unit: Int) -> [Int] {
        unitOf.indices.filter { unitOf[$0] == unit }
    }

    /// People employed, by index.
    var employed: [Int] {
        unitOf.indices.filter { unitOf[$0] != nil }
    }
}
