/// For people: `place: severity: message [id]`, help on a line of its own.
package enum TextRenderer {
    package static func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(render).joined()
    }

    package static func render(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.place.map { $0.text + ": " } ?? ""
        let line = "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.id.rawValue)]"
        let help = diagnostic.help.map { "\n    help: " + SafeText.of($0) } ?? ""
        return SafeText.of(line) + help + "\n"
    }
}
