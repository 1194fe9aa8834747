/// Where a finding lies. Lines and columns count from 1; 0 means that the place is the whole file.
package struct Place: Sendable, Hashable, Comparable {
    package var file: String
    package var line: Int
    package var column: Int

    package init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }

    package static func < (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }

    /// `file:line:column`, as editors and CI read it.
    package var text: String {
        line == 0 ? file : (column == 0 ? "\(file):\(line)" : "\(file):\(line):\(column)")
    }
}

/// One finding: what, where, what was found and expected, and what to do next.
///
/// Texts never hold an answer, an id or a name from a data file; text from the study is fine.
package struct Diagnostic: Sendable, Hashable {
    package var id: DiagnosticID
    package var severity: Severity
    package var place: Place?
    package var message: String
    package var help: String?

    package init(_ id: DiagnosticID, _ message: String, at place: Place? = nil, help: String? = nil) {
        self.id = id
        self.severity = id.severity
        self.place = place
        self.message = message
        self.help = help
    }

    /// The exit code this finding asks for.
    package var exit: ExitCode { severity == .error ? id.exit : .done }
}

/// Thrown when work cannot go on; carries what the reader of the message needs.
package struct Failure: Error, Sendable {
    package let diagnostics: [Diagnostic]

    package init(_ diagnostic: Diagnostic) { self.init([diagnostic]) }

    /// What stops the work is an error, even where the same finding can be lived with elsewhere.
    package init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.severity = .error
            return diagnostic
        }
    }

    package init(_ id: DiagnosticID, _ message: String, at place: Place? = nil, help: String? = nil) {
        self.init(Diagnostic(id, message, at: place, help: help))
    }
}
