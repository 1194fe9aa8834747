import Testing

/// Expects that there are no problems; of a check that a fixture is known to fail, that there are some.
func expectNone(
    _ problems: [String], _ fixture: Fixture, _ check: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let few = problems.prefix(4).joined(separator: "; ")
    if fixture.unsettled.contains(check) {
        withKnownIssue("\(fixture.testDescription): \(problems.count) \(check), such as \(few)") {
            #expect(problems.isEmpty)
        }
    } else {
        #expect(problems.isEmpty, "\(problems.count) problems: \(few)", sourceLocation: sourceLocation)
    }
}
