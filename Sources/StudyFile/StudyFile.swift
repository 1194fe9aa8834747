import Diagnostics
import Study

/// A study together with where each of its keys stands in the file.
package struct LoadedStudy: Sendable {
    package let study: Study
    package let places: Places
}

/// From the text of a `pipeline.yml` to a `Study`: strict, with every error at once.
///
/// Six steps, each in its own file: text to tree (`YAMLComposer`), entries of the command line laid over it
/// (`Overrides`), instruments put behind what the study says itself (`Instruments`), tables put where they could be written out (`ItemTable`), one reader for each section (`…Reader`), and what only several sections together can say
/// (`CrossChecks`). `KeyTable` is the one list of keys that readers, messages and the manual share.
package enum StudyFile {
    /// The largest text of a study that is read, in bytes.
    package static let largestText = 1 << 20

    /// Reads a study.
    ///
    /// - Parameters:
    ///   - text: What the file holds.
    ///   - file: The file's name as messages show it.
    ///   - overrides: Entries such as `k=12` or `outputs.dir=out`, which replace what the text says.
    ///   - tables: Reads tables that the study points to; without it there are none.
    ///   - texts: Reads instruments that the study points to; without it there are none.
    /// - Throws: All errors, sorted by place.
    package static func load(
        text: String, file: String, overrides: [String], tables: StudyTable.Reader? = nil, texts: TextReader? = nil
    ) throws(Failure) -> LoadedStudy {
        let findings = Findings(file: file)
        let tree = YAMLComposer(text: text, file: file, findings: findings).compose()
        try findings.stopOnSyntax()
        var root = Overrides(findings: findings).apply(overrides, to: tree)
        if let texts { root = try Instruments(findings: findings, reader: texts).expand(root) }
        try findings.stopOnSyntax()
        if let tables { root = try ItemTable(findings: findings, reader: tables).expand(root) }
        let study = StudyReader(findings: findings).read(root)
        try findings.stop()
        return LoadedStudy(study: study, places: Places(root: root, file: file))
    }

    /// The name that an export of this path gets where the study gives it none.
    package static func sourceName(of path: String) -> String { SourcesReader.name(of: path) }

    /// All keys of a study with a line on each, as a Markdown table: the reference in the manual.
    package static var keyReference: String { KeyTable.markdown }
}
