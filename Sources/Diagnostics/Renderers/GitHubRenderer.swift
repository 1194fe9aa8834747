/// For GitHub Actions: workflow commands that become annotations at the line.
package enum GitHubRenderer {
    package static func render(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.sorted { $0.severity > $1.severity }.map(render).joined()
    }

    private static func render(_ diagnostic: Diagnostic) -> String {
        let level = diagnostic.severity == .notice ? "notice" : diagnostic.severity.rawValue
        var properties: [String] = []
        if let place = diagnostic.place {
            properties.append("file=" + escapeProperty(place.file))
            if place.line > 0 { properties.append("line=\(place.line)") }
            if place.column > 0 { properties.append("col=\(place.column)") }
        }
        properties.append("title=" + escapeProperty(diagnostic.id.rawValue))
        let text = [diagnostic.message, diagnostic.help].compactMap { $0 }.joined(separator: "\n")
        return "::\(level) \(properties.joined(separator: ","))::\(escapeData(text))\n"
    }

    private static func escapeData(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": out += "%25"
            case "\r": out += "%0D"
            case "\n": out += "%0A"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func escapeProperty(_ text: String) -> String {
        var out = ""
        for scalar in escapeData(text).unicodeScalars {
            switch scalar {
            case ":": out += "%3A"
            case ",": out += "%2C"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
