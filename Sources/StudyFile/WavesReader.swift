import Diagnostics
import Study

/// Reads `waves`: left out, by source, or by a column of the exports.
struct WavesReader {
    let findings: Findings
    let sources: ReadSources

    /// - Parameter columns: The sources, which are told the column that names the wave.
    func read(_ node: YAMLNode?, columns: inout [Source]) -> WavePlan {
        guard let node else { return .one(Wave(id: "all", sources: sources.names.list)) }
        guard let pairs = findings.named(node, "a map of waves") else { return .bySource([]) }
        if pairs.contains(where: { $0.key == "column" && $0.value.isText }) {
            return byColumn(node, &columns)
        }
        if pairs.isEmpty {
            findings.invalid(node, "is empty", help: "name at least one wave, or leave `waves` out")
        }
        return bySource(pairs)
    }

    private func bySource(_ pairs: [YAMLEntry]) -> WavePlan {
        var owner: [Int: YAMLNode] = [:]
        var sound = true
        let waves = pairs.map { pair in
            if pair.key == "?" {
                findings.add(
                    .studyOpenQuestion, "which wave do these sources belong to?", at: pair.place,
                    help: "write the name of the wave, as the people file has it, in the place of the question mark")
            } else {
                Identifier.check(pair.key, "a wave", at: pair.place, findings, .letterOrDigit)
            }
            return wave(pair, &owner, &sound)
        }
        if sound { reportHomeless(owner) }
        return .bySource(waves)
    }

    private func wave(_ pair: YAMLEntry, _ owner: inout [Int: YAMLNode], _ sound: inout Bool) -> Wave {
        var wave = Wave(id: pair.key)
        let long = pair.value.isMap ? pair.value : pair.value.inLongForm("sources")
        guard let fields = Fields(long, at: "waves.<wave>", place: pair.place, findings) else { return wave }
        wave.date = fields["date"].flatMap(findings.day)
        guard let node = fields["sources"] else {
            sound = false
            guard fields.lacks("sources") else { return wave }
            findings.missing(
                "sources", in: "wave \(quote(pair.key))", at: pair.place, help: "name the sources that belong to it")
            return wave
        }
        guard let names = findings.texts(node, "a list of sources", single: true) else {
            sound = false
            return wave
        }
        for name in names {
            guard let position = sources.names.resolve(name, findings) else {
                sound = false
                continue
            }
            if let earlier = owner[position] {
                findings.conflict(
                    "source \(quote(name.text ?? "")) is in two waves (first at \(findings.also(earlier.place)))",
                    at: name.place, help: "keep it in one; a file with several waves needs `waves: {column: …}`")
                continue
            }
            owner[position] = name
            wave.sources.append(sources.names.list[position])
        }
        return wave
    }

    /// Only where every reference was understood: a mistyped name would else be reported twice.
    private func reportHomeless(_ owner: [Int: YAMLNode]) {
        for (position, name) in sources.names.list.enumerated() where owner[position] == nil {
            findings.conflict(
                "source \(quote(name)) is in no wave", at: sources.names.place(of: name) ?? Place(file: findings.file),
                help: "add it to a wave under `waves`, or take it out of `sources`")
        }
    }

    private func byColumn(_ node: YAMLNode, _ columns: inout [Source]) -> WavePlan {
        guard let fields = Fields(node, at: "waves", findings) else { return .byColumn([]) }
        if let header = fields["column"].flatMap({ findings.text($0, "a header") }) {
            for position in columns.indices { tell(&columns[position], header, at: fields["column"]?.place) }
        }
        guard let values = fields["values"], values.text != "found" else { return .byColumn([]) }
        guard let ids = findings.texts(values, "`found` or a list of waves") else { return .byColumn([]) }
        findings.reportRepeats(ids)
        return .byColumn(ids.compactMap(\.text).map { Wave(id: $0) })
    }

    /// The source's own `columns` come first; a header that stands for something else there cannot name the wave.
    private func tell(_ source: inout Source, _ header: String, at place: Place?) {
        if source.columns.contains(where: { $0.field == Role.wave.rawValue }) { return }
        if let other = source.columns.first(where: { $0.header == header }) {
            findings.conflict(
                "source \(quote(source.name)) takes \(quote(header)) for \(quote(other.field)), not for the wave",
                at: place ?? Place(file: findings.file), help: "map the header to `wave` there, or name another column")
            return
        }
        source.columns.append(ColumnName(header: header, field: Role.wave.rawValue))
    }
}
