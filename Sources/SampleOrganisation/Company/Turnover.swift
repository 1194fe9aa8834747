/// What happens between two waves: people leave, come and move; a unit is renamed, another one merged.
extension Company {
    private static let leaving = 0.05
    private static let replaced = 0.92
    private static let transfers = 6
    /// The second team of a section is renamed between waves 1 and 2 and keeps its id.
    private static let renamed = (
        old: "South / Optics / Mounting / Team 2", new: "South / Optics / Mounting / Micro"
    )

    mutating func evolve() {
        for wave in [Wave.autumn2025, .spring2026] {
            var random = SplitMix64(seed: seed, stream: "turnover " + wave.id)
            var next = Snapshot(
                wave: wave, unitOf: snapshots[wave.rawValue - 1].unitOf,
                unitNames: snapshots[wave.rawValue - 1].unitNames)
            replaceStaff(&next, &random)
            transfer(&next, &random)
            if wave == .autumn2025 {
                next.unitNames = next.unitNames.map { $0 == Self.renamed.old ? Self.renamed.new : $0 }
            } else {
                merge(&next)
            }
            append(next)
        }
    }

    private mutating func replaceStaff(_ next: inout Snapshot, _ random: inout SplitMix64) {
        let before = next.wave.opens
        for team in teams {
            let members = next.members(of: team)
            var size = members.count
            for person in members where random.chance(Self.leaving) {
                guard size > OrganisationPlan.smallestTeam else { break }
                next.unitOf[person] = nil
                size -= 1
                guard random.chance(Self.replaced) else { continue }
                let hired = before.plus(days: -10 - random.below(110))
                _ = hire(into: team, heading: nil, hired: hired, &random)
                next.unitOf.append(team)
                size += 1
            }
        }
    }

    /// People move to another team of the same country, as long as both teams keep their bounds.
    private func transfer(_ next: inout Snapshot, _ random: inout SplitMix64) {
        var moved = 0
        while moved < Self.transfers {
            let from = random.pick(teams)
            let to = random.pick(teams)
            guard from != to, units[from].country == units[to].country,
                units[from].production == units[to].production,
                next.members(of: from).count > OrganisationPlan.smallestTeam,
                next.members(of: to).count < OrganisationPlan.largestTeam,
                !next.members(of: to).isEmpty
            else { continue }
            next.unitOf[random.pick(next.members(of: from))] = to
            moved += 1
        }
    }

    /// The first two teams of one section that fit into one become one; the lead of the second leaves.
    private func merge(_ next: inout Snapshot) {
        for kept in teams {
            for gone in teams where gone > kept && units[gone].parent == units[kept].parent {
                let size = next.members(of: kept).count + next.members(of: gone).count
                guard !units[kept].production, size <= 20 else { continue }
                for person in next.members(of: gone) {
                    next.unitOf[person] = kept
                }
                next.unitOf[units[gone].head] = nil
                return
            }
        }
    }
}
