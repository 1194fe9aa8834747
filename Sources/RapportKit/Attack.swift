import Audit
import Protect
import Score
import Study
import Workers

/// Lets the audit attack a release, wave by wave: waves have no people in common that sums could tell apart.
enum Attack {
    static func complaints(_ release: Release, _ groups: Groups, _ workers: Workers) throws -> [Complaint] {
        let rowsOfWave = release.groups.count * release.measures.count
        return try workers.map(chunks: release.waves.count) { wave, _ in
            Audit.findings(
                AuditInput(
                    k: release.k, waves: release.waves.count, cuts: release.cuts, groups: release.groups,
                    measures: release.measures, rows: release.rows[wave * rowsOfWave..<(wave + 1) * rowsOfWave],
                    roster: groups.roster.only(wave)))
        }.flatMap { $0 }.map { finding in
            Complaint(
                wave: finding.wave, measure: finding.measure, groups: finding.groups,
                spreadOnly: finding.kind == .spreadBelow)
        }
    }
}

extension Roster {
    /// The same without the people of other waves.
    fileprivate func only(_ wave: Int) -> Roster {
        Roster(waves: waves.indices.map { $0 == wave ? waves[$0] : Wave() }, patterns: patterns)
    }
}
