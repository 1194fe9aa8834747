import Diagnostics
import Ingest
import Testing

/// Text that stands in every bad file and must stand in no message about it.
let canary = "Kanarienvogel"

#if DEBUG
    /// Seconds that a refusal may take; a debug build is some twenty times slower than what people run.
    let patience = 4.0
#else
    let patience = 1.0
#endif

/// Opens and reads a file that is no good, and checks what is said: the id, a file and line, help, nothing of the
/// content, and how long it took.
func expectRefusal(
    _ expected: DiagnosticID, line: Int? = nil, within seconds: Double = patience, _ path: String,
    _ change: (inout Export.Request) -> Void = { _ in }, sourceLocation: SourceLocation = #_sourceLocation
) {
    var warnings: [Diagnostic] = []
    var found: [Diagnostic]?
    let time = ContinuousClock().measure {
        found = findings {
            let opened = try open(path: path, name: "data/export.csv", change)
            warnings = opened.collector.all
            _ = try opened.export.records(workers: 2)
        }
    }
    guard let first = found?.first else {
        Issue.record("it was read", sourceLocation: sourceLocation)
        return
    }
    #expect(first.id == expected, "\(first.message)", sourceLocation: sourceLocation)
    #expect(first.severity == .error, sourceLocation: sourceLocation)
    if let line { #expect(first.place?.line == line, sourceLocation: sourceLocation) }
    for finding in (found ?? []) + warnings { expectSafe(finding, sourceLocation: sourceLocation) }
    #expect(time < .seconds(seconds), sourceLocation: sourceLocation)
}

/// A finding that names its file, says what to do, and holds nothing of the content.
func expectSafe(_ finding: Diagnostic, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(finding.place?.file == "data/export.csv", sourceLocation: sourceLocation)
    #expect(finding.help?.isEmpty == false, "\(finding.id.rawValue)", sourceLocation: sourceLocation)
    let text = finding.message + (finding.help ?? "") + (finding.place?.text ?? "")
    #expect(!text.lowercased().contains(canary.lowercased()), "\(finding.id.rawValue)", sourceLocation: sourceLocation)
}
