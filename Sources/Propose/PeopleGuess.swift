import Ingest
import Study

/// What a file of employees is taken for: its key, the managers, and the columns that make groups.
package struct PeopleGuess {
    let profile: ExportProfile
    /// Column to role, for roles that the headers do not say by themselves.
    private(set) var roles: [(header: String, role: Role)] = []
    /// Waves that the rows belong to, where a column says it.
    private(set) var waves: [String] = []
    private(set) var cuts: [(column: String, unless: String?)] = []

    /// - Parameter personColumns: headers that responses have for who answered: the same header is the same key.
    package init(_ profile: ExportProfile, personColumns: Set<String>) {
        self.profile = profile
        let pairs = Array(zip(profile.columns, profile.profiles))
        func unique(_ profile: ColumnProfile) -> Bool { profile.overflow || profile.texts.count == profile.filled }
        let key =
            pairs.first { personColumns.contains($0.0.id) }
            ?? pairs.first { Words.isKey($0.0.id, Words.persons) && unique($0.1) }
            ?? pairs.first { $0.0.role == .person } ?? pairs.first { Headers.word($0.0.id) == "id" && unique($0.1) }
        if let key { roles.append((key.0.id, .person)) }
        let manager = pairs.first {
            $0.0.id != key?.0.id && ($0.0.role == .manager || Words.isKey($0.0.id, Words.managers))
        }
        if let manager { roles.append((manager.0.id, .manager)) }
        let taken = Set(roles.map(\.header) + Role.allCases.map(\.rawValue))
        if let column = pairs.first(where: { $0.0.id == Role.wave.rawValue }), !column.1.overflow {
            waves = column.1.texts.keys.sorted()
        }
        for (column, own) in pairs where !taken.contains(column.id) && !column.id.isEmpty {
            guard (2...60).contains(own.texts.count), !own.isPersonal, !Words.has(column.id, Words.names) else {
                continue
            }
            let special = Words.has(column.id, Words.special)
            cuts.append((column.id, special ? "a special category of personal data: decide first" : nil))
        }
    }

    var hasKey: Bool { roles.contains { $0.role == .person } }
    var hasManagers: Bool { roles.contains { $0.role == .manager } }
}
