import Diagnostics
import Study
import StudyFile
import Testing

/// Reads a study that has to be sound.
func study(_ text: String, set overrides: [String] = []) throws -> Study {
    try StudyFile.load(text: text, file: "pipeline.yml", overrides: overrides).study
}

/// The errors of a study, in their order; none for a sound one.
func errors(_ text: String, set overrides: [String] = []) -> [Diagnostic] {
    do throws(Failure) {
        _ = try StudyFile.load(text: text, file: "pipeline.yml", overrides: overrides)
        return []
    } catch {
        return error.diagnostics
    }
}

/// The errors as `line:column id: message`.
func lines(_ errors: [Diagnostic]) -> [String] {
    errors.map { error in
        let place = error.place.map { $0.line > 0 ? "\($0.line):\($0.column)" : $0.file } ?? "nowhere"
        return "\(place) \(error.id.rawValue): \(error.message)"
    }
}

/// Everything a value holds, for comparing what is not `Equatable`.
func everything(_ value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
}

/// A study with errors, and all of them with their places.
struct ErrorCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let expected: [String]

    init(_ name: String, _ text: String, _ expected: [String]) {
        testDescription = name
        self.text = text
        self.expected = expected
    }

    func check() {
        let found = errors(text)
        #expect(lines(found) == expected)
        #expect(found.allSatisfy { $0.help != nil && $0.place?.file == "pipeline.yml" && $0.severity == .error })
    }
}
