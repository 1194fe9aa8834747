import Score
import Study

/// A cell that has to fall silent because an attack could use it.
package struct Objection: Sendable, Hashable {
    package let wave: Int
    /// Nil: for every measure, since people alone give somebody away.
    package let measure: Int?
    package let group: Int
    /// Only the cell's standard deviation.
    package let spreadOnly: Bool
}

/// What an attack on a release found: a relation between released groups that isolates too few people.
package struct Complaint: Sendable {
    package let wave: Int
    package let measure: Int?
    package let groups: [Int]
    package let spreadOnly: Bool

    package init(wave: Int, measure: Int?, groups: [Int], spreadOnly: Bool) {
        self.wave = wave
        self.measure = measure
        self.groups = groups
        self.spreadOnly = spreadOnly
    }
}

/// Threat: the rules name the relations they guard; an attacker is free to find others (an elimination over three cuts,
/// a union of blocks in which few answered one item).
/// Rule: a release is attempted, attacked, and for every relation found the cell with the fewest answers falls silent;
/// again until the attack finds nothing. The company is silent last.
/// Argument: every round silences a cell and there are only so many, and what the attack passes is what is published.
/// The attack is a program of its own (`Audit`), so the two must fail alike for a leak; numbers of people and answers
/// decide, never an answer's value but for groups that all answer alike.
/// Reference: protect, audit, repeat (design, 5.4; step D of the protection algorithms).
package enum Settlement {
    private static let mostRounds = 1000

    /// - Parameters:
    ///   - patterns: the pattern of each wave asked for, given the objections so far.
    ///   - eachWave: how to make the rows of all waves.
    ///   - attack: what an attack on a release finds.
    /// - Returns: the last attempt, and what the attack still found in it (nothing, unless every cell is silent).
    package static func settle(
        _ scored: Scored, _ groups: Groups,
        patterns: (_ waves: [Int], _ objections: Set<Objection>) throws -> [Pattern],
        eachWave: Release.EachWave = { waves, body in (0..<waves).map(body) },
        attack: (Release) throws -> [Complaint]
    ) throws -> (release: Release, complaints: [Complaint]) {
        var objections: Set<Objection> = []
        var current = try patterns(Array(groups.waves.indices), objections)
        for _ in 0..<mostRounds {
            let release = try Release(scored, groups, pattern: Pattern(waves: current), eachWave: eachWave)
            let complaints = try attack(release)
            let fresh = Self.objections(to: release, complaints).subtracting(objections)
            if fresh.isEmpty { return (release, complaints) }
            objections.formUnion(fresh)
            let waves = Set(fresh.map(\.wave)).sorted()
            for (wave, pattern) in zip(waves, try patterns(waves, objections)) { current[wave] = pattern }
        }
        let release = try Release(scored, groups, pattern: Pattern(waves: current), eachWave: eachWave)
        return (release, try attack(release))
    }

    /// One cell for each relation, unless another relation has silenced one of its cells already. Where people alone give
    /// somebody away, measures wait for the next round.
    private static func objections(to release: Release, _ complaints: [Complaint]) -> Set<Objection> {
        let people = Set(complaints.filter { $0.measure == nil }.map(\.wave))
        var objections: Set<Objection> = []
        for complaint in complaints where complaint.measure == nil || !people.contains(complaint.wave) {
            let made = complaint.groups.map {
                Objection(
                    wave: complaint.wave, measure: complaint.measure, group: $0, spreadOnly: complaint.spreadOnly)
            }
            guard objections.isDisjoint(with: made) else { continue }
            let speaking = made.filter { release.answers($0) != nil }
            let least = speaking.min { left, right in
                let (a, b) = (release.answers(left) ?? 0, release.answers(right) ?? 0)
                return (left.group == 0 ? 1 : 0, a, left.group) < (right.group == 0 ? 1 : 0, b, right.group)
            }
            if let least { objections.insert(least) }
        }
        return objections
    }
}

extension Release {
    /// Answers behind the row that an objection is about; nil when it is silent already.
    fileprivate func answers(_ objection: Objection) -> Int? {
        let row = rows[(objection.wave * groups.count + objection.group) * measures.count + (objection.measure ?? 0)]
        return objection.spreadOnly && row[.sd] == nil ? nil : row.n
    }
}
