import Diagnostics

@testable import Ingest

/// Words of a fixture's answers, ids and names: none of them may stand in a message.
struct Secrets {
    private let words: Set<String>
    private let files: Set<String>

    init(_ fixture: Fixture, _ whole: Contents) {
        files = Set(fixture.parts.map(\.name))
        // What stands in headers and in the names of formats may be said.
        let open = (whole.columns + Formats.names).joined(separator: " ")
        let texts = fixture.holds == .structure ? [] : whole.records.flatMap { $0.cells.values }
        let all = texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" } }
        words = Set(all.map(String.init).filter { $0.count >= 6 && !open.contains($0) })
    }

    /// What is wrong with findings: each needs a place in the file and advice, and must give nothing away.
    func problems(_ findings: [Diagnostic]) -> [String] {
        findings.flatMap { finding -> [String] in
            let (id, text) = (finding.id.rawValue, finding.message + " " + (finding.help ?? ""))
            var problems: [String] = []
            if !files.contains(finding.place?.file ?? "") { problems.append("\(id) has no place") }
            if finding.help?.isEmpty != false { problems.append("\(id) has no help") }
            return problems + words.filter(text.contains).map { "\(id) says '\($0)'" }
        }
    }
}
