import Diagnostics
import Workers

/// One kind of file that Rapport knows. A new one is a folder beside this file, a line in `Formats.all`, and a test folder.
package protocol Format: Sendable {
    /// What a study writes behind `format:`.
    static var name: String { get }
    /// What people call it.
    static var title: String { get }
    static var holds: FileContent { get }
    /// How much speaks for a file being of this format.
    static func recognise(_ sample: Sample) -> Evidence
    /// Whether the beginning is all that is left of a file of this format that was cut within its headers.
    static func isCut(_ sample: Sample) -> Bool
    /// Makes the records readable. Called when the format was recognised or named.
    static func open(_ opening: Opening) throws -> Export
    /// What the file says about questions and their answers; nil where it says nothing.
    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook?
}

extension Format {
    package static var holds: FileContent { .responses }
    package static func isCut(_ sample: Sample) -> Bool { false }
    package static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? { nil }
}

/// What is in a file.
package enum FileContent: String, Sendable {
    case responses
    /// Questions and labels, no answers.
    case structure
    /// Employees.
    case people
    /// Figures that somebody has aggregated: never responses.
    case benchmarks

    /// For messages: the file holds …
    package var words: String {
        switch self {
        case .responses: "responses"
        case .structure: "the structure of a survey, and no responses"
        case .people: "employees, and no responses"
        case .benchmarks: "figures that were aggregated already, and no responses"
        }
    }
}

/// What speaks for a format: 0 nothing, 1 it fits anything, up to 100 it can be nothing else; and why, in words.
package struct Evidence: Sendable, Equatable {
    package var score: Int
    package var reasons: [String]

    package static let none = Evidence(score: 0, reasons: [])

    package init(score: Int, reasons: [String]) {
        self.score = score
        self.reasons = reasons
    }

    init(_ score: Int, _ reason: String) { self.init(score: score, reasons: [reason]) }
}

/// A file on its way to an export: what it is, what the study says of it, why it is taken for what it is.
package struct Opening {
    let input: Input
    let request: Export.Request
    let sample: Sample
    let evidence: [String]
    let workers: Workers
    let hasher: BlockHasher?
    let collector: Collector

    /// A failure about the file as a whole.
    func failure(_ id: DiagnosticID, _ message: String, line: Int = 1, help: String) -> Failure {
        Failure(id, message, at: Place(file: input.name, line: line), help: help)
    }
}
