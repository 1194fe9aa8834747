import Diagnostics
import Platform
import Study

/// Makes text of a file that is none: an archive, a workbook, a file of a statistics program. What is behind it needs a
/// library of its own, so it has a room of its own and is handed in.
package protocol Unpacker: Sendable {
    /// Whether a file that begins so is one of these.
    func takes(_ head: [UInt8]) -> Bool
    func unpack(_ file: OpenFile, _ request: UnpackRequest) throws -> Unpacked
    /// What a study may write behind `format:` for it; nil for containers of other formats.
    var formatName: String? { get }
}

extension Unpacker {
    package var formatName: String? { nil }
}

/// What an unpacker needs to know.
package struct UnpackRequest {
    /// The file's name for messages.
    package let name: String
    /// The sheet of a workbook that the study names.
    package let sheet: String?
    package let collector: Collector

    /// A failure about the file.
    package func failure(_ id: DiagnosticID, _ message: String, line: Int? = nil, help: String) -> Failure {
        Failure(id, message, at: Place(file: name, line: line ?? 0), help: help)
    }

    /// Adds a finding about the file.
    package func warn(_ id: DiagnosticID, _ message: String, line: Int? = nil, help: String) {
        collector.add(Diagnostic(id, message, at: Place(file: name, line: line ?? 0), help: help))
    }
}

/// What a file turned out to hold.
package struct Unpacked: Sendable {
    package enum Content: Sendable {
        /// Another file, which may have to be unpacked in its turn.
        case file(OpenFile)
        /// A table, its first row being headers.
        case table(SpooledTable)
    }

    package var content: Content
    /// What was unpacked, in words: evidence.
    package var note: String
    /// Name of the format, where unpacking decides it.
    package var format: String?
    package var codebook = Codebook()

    package init(_ content: Content, note: String) {
        self.content = content
        self.note = note
    }
}
