import Diagnostics
import Study

/// Reads the sections of a study in the order in which they need each other.
struct StudyReader {
    let findings: Findings

    func read(_ root: YAMLNode) -> Study {
        var study = Study()
        guard hasKeys(root), let fields = Fields(root, at: "", findings) else { return study }
        GeneralReader(findings: findings).read(fields, into: &study)
        let languages = Languages(study.languages)

        let sources = SourcesReader(findings: findings).read(fields)
        study.sources = sources.list
        study.people = fields["people"].flatMap { PeopleReader(findings: findings).read($0) }
        let waves = WavesReader(findings: findings, sources: sources)
        study.waves = waves.read(fields["waves"], columns: &study.sources)
        study.expectations = ExpectReader(findings: findings, sources: sources.names).read(fields["expect"])

        // What they hold stands in the sections below by now.
        _ = fields["instruments"].flatMap { findings.texts($0, "a file, or a list of files", single: true) }
        let scales = ScalesReader(findings: findings, languages: languages).read(fields["scales"])
        study.scales = scales.list
        var items = ItemsReader(findings: findings, languages: languages, scales: scales).read(fields["items"])
        let indices = IndicesReader(findings: findings, languages: languages, scales: scales)
        study.indices = indices.read(fields["indices"], items: &items)
        study.items = items.list
        study.questions = items.questions

        let cuts = CutsReader(findings: findings).read(fields["cuts"])
        study.cuts = cuts.list
        study.crossed = CutsReader(findings: findings).readCrossed(fields["crossed"], cuts.names)
        study.hierarchy = HierarchyReader(findings: findings, k: study.k).read(fields)

        let checks = CrossChecks(
            findings: findings, study: study, items: items.names, questions: items.questionNames, fields: fields)
        study.headline = checks.headline(fields["headline"])
        checks.references(into: &study)
        checks.sourceFields()
        return study
    }

    private func hasKeys(_ root: YAMLNode) -> Bool {
        if case .nothing = root.content {
            findings.missing(
                "sources", in: "the study is empty: it", at: root.place, help: "write at least `sources: [export.csv]`")
            return false
        }
        return true
    }
}
