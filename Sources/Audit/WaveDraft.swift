import Study

/// The people of one wave as the roster has them, with groups turned into nodes and places.
struct WaveDraft {
    private(set) var node: [Int32] = []
    private(set) var pattern: [Int32] = []
    private(set) var people: [Int32] = []

    /// The answering people by wave; nil where somebody cannot be placed (an unknown wave or group, a group of the
    /// hierarchy that is none): the audit does not pass what it does not understand.
    static func drafts(_ input: AuditInput, _ frame: Frame) -> [WaveDraft]? {
        guard input.roster.waves.count <= input.waves else { return nil }
        var drafts = Array(repeating: WaveDraft(), count: input.waves)
        for (wave, roster) in input.roster.waves.enumerated() {
            guard drafts[wave].read(roster, frame, patterns: input.roster.patterns.count) else { return nil }
        }
        return drafts
    }

    private mutating func read(_ roster: Roster.Wave, _ frame: Frame, patterns: Int) -> Bool {
        let outside = Int32(frame.root ?? frame.nodes)
        guard roster.patterns.count == roster.count, roster.answered.count == roster.count else { return false }
        for entry in 0..<roster.count {
            let (unit, kind, count) = (Int(roster.units[entry]), roster.patterns[entry], roster.answered[entry])
            guard count >= 0, kind >= 0, kind < patterns, unit < frame.role.count else { return false }
            guard count > 0 else { continue }
            if unit >= 0, frame.role[unit] < 0 { return false }
            node.append(unit < 0 ? outside : Int32(frame.role[unit]))
            pattern.append(kind)
            people.append(count)
        }
        return true
    }
}

extension Frame {
    /// The place of every pattern in every slot, `[pattern * slots + slot]`. Nil where a pattern names an unknown group,
    /// one of the hierarchy, or two of one cut.
    func coordinates(_ patterns: [[Int32]]) -> [Int32]? {
        let blank = slots.map { Int32($0.base) }
        var coordinates: [Int32] = []
        coordinates.reserveCapacity(patterns.count * blank.count)
        for pattern in patterns {
            var places = blank
            for group in pattern {
                guard group >= 0, Int(group) < role.count, role[Int(group)] < 0 else { return nil }
                let flat = -1 - role[Int(group)]
                guard places[flatSlot[flat]] == blank[flatSlot[flat]] else { return nil }
                places[flatSlot[flat]] = Int32(flat)
            }
            coordinates += places
        }
        return coordinates
    }
}
