import Ingest
import Normalize
import Study

/// The sources and waves of a proposed study.
extension StudyText {
    func sourceLines() -> [String] {
        var lines = ["sources:"]
        for (number, source) in sources.enumerated() {
            let export = proposal.exports[number]
            let mapping = mapping(number)
            let why = "\(export.export.layout.format), \(export.records) records" + codes(number)
            let isUnterminated = export.faults[.unterminated] != nil && export.faults[.short] == nil
            if mapping.isEmpty, !isUnterminated, source.labels == nil, source.hints.isEmpty {
                lines.append("  \(source.name): \(YAMLText.quoted(source.path))   # \(why)")
                continue
            }
            lines += ["  \(source.name):   # \(why)", "    path: \(YAMLText.quoted(source.path))"]
            lines += source.hints.map { "    \($0.key): \(YAMLText.quoted($0.value))" }
            if isUnterminated {
                lines.append(
                    "    last_line: accept   # the last record has no line end, and all its cells: is it whole?")
            }
            if let labels = source.labels { lines.append("    labels: \(YAMLText.quoted(labels))") }
            if !mapping.isEmpty { lines += YAMLText.map("    columns", mapping, width: Self.width) }
        }
        for number in sources.indices { if let hint = personHint(number) { lines.append(hint) } }
        return lines + [""]
    }

    /// Without a column that says who answered, nobody's second record is found.
    private func personHint(_ export: Int) -> String? {
        let columns = proposal.exports[export].columns
        guard personColumn(export) == nil, !columns.contains(where: { $0.role == .person }) else { return nil }
        let names: Set<String> = [
            "id", "respondent", "respondentid", "persnr", "worker", "userid", "participant", "email", "mail", "code",
        ]
        guard let column = columns.first(where: { names.contains(Headers.word($0.id)) }) else { return nil }
        return
            "  # \(sources[export].name): if `\(SafeName.of(column.id))` says who answered, map it to `person` in `columns:`;"
            + " second records of a person are found by it"
    }

    /// Why numbers of an export are taken for places of labels.
    private func codes(_ export: Int) -> String {
        guard let taken = proposal.mixed.taken[export] else { return "" }
        let correlation = Int((taken.correlation * 100).rounded(.down))
        return "; numbers for places of the labels: \(taken.columns) items rank alike (r .\(correlation))"
    }

    /// Columns of an export that a study calls otherwise.
    func mapping(_ export: Int) -> [(String, String)] {
        var mapping: [(String, String)] = []
        if let person = personColumn(export) {
            mapping.append((person, "person"))
            if let time = timeColumn(export) { mapping.append((time, "submitted")) }
        }
        for entry in proposal.entries where entry.exports.contains(export) && entry.id != entry.column.id {
            switch entry.guess {
            case .item, .yesNo, .nps, .single, .joined, .slider: mapping.append((entry.column.id, entry.id))
            case .unknownCodes where asked.contains(entry.column.id): mapping.append((entry.column.id, entry.id))
            default: continue
            }
        }
        return mapping
    }

    /// The column that says who answered, where the format does not say it.
    private func personColumn(_ export: Int) -> String? {
        let columns = proposal.exports[export].columns
        guard !columns.contains(where: { $0.role == .person }) else { return nil }
        let keys = Set(people?.guess.profile.columns.map(\.id) ?? [])
        return columns.first {
            Words.isKey($0.id, Words.persons) || (people != nil && keys.contains($0.id) && $0.purpose == .about)
        }?.id
    }

    /// The only column of times: of two records of one person the later one counts.
    private func timeColumn(_ export: Int) -> String? {
        let profile = proposal.exports[export]
        guard !profile.columns.contains(where: { $0.role == .submitted }) else { return nil }
        let times = zip(profile.columns, profile.profiles).filter { $0.0.role == nil && $0.1.holdsTimes }
        return times.count == 1 ? times.first?.0.id : nil
    }

    func waveLines() -> [String] {
        if let known = people?.guess.waves, !known.isEmpty { return wavesOfPeople(known) }
        guard sources.count > 1 else { return [] }
        return ["waves:   # one a file, in the order given; sources of one round belong into one list"]
            + sources.map { "  \($0.name): [\($0.name)]" } + [""]
    }

    /// The waves of the people file: a source belongs to the one that its path names.
    private func wavesOfPeople(_ known: [String]) -> [String] {
        var members: [(wave: String, sources: [String])] = []
        for source in sources {
            let wave = known.filter { source.path.contains($0) }.max { $0.count < $1.count } ?? "?"
            if let i = members.firstIndex(where: { $0.wave == wave }) {
                members[i].sources.append(source.name)
            } else {
                members.append((wave, [source.name]))
            }
        }
        return ["waves:   # those of the people file: \(known.joined(separator: ", "))"]
            + members.sorted { $0.wave < $1.wave }.map {
                "  \(YAMLText.quoted($0.wave)): [\($0.sources.joined(separator: ", "))]"
            } + [""]
    }
}
