import Synchronization

/// Gathers findings from all stages and workers; sorted, so that they come out alike for any number of workers.
package final class Collector: Sendable {
    private let found = Mutex<[Diagnostic]>([])

    package init() {}

    /// Adds a finding.
    package func add(_ diagnostic: Diagnostic) { found.withLock { $0.append(diagnostic) } }

    /// Adds the findings of a failure, or an internal error for anything that is none.
    package func add(_ error: any Error) {
        if let failure = error as? Failure {
            found.withLock { $0.append(contentsOf: failure.diagnostics) }
        } else {
            add(Diagnostic(.internalFailure, "unexpected failure: \(type(of: error))", help: "please report it"))
        }
    }

    /// All findings, once each, by place; findings about no file come last.
    package var all: [Diagnostic] {
        Set(found.withLock { $0 }).sorted { left, right in
            switch (left.place, right.place) {
            case (let a?, let b?) where a != b: a < b
            case (_?, nil): true
            case (nil, _?): false
            default: (left.id.rawValue, left.message) < (right.id.rawValue, right.message)
            }
        }
    }

    /// Whether something was found that stops the work.
    package var hasErrors: Bool { found.withLock { $0.contains { $0.severity == .error } } }

    /// The exit code for all that was found.
    package var exit: ExitCode { ExitCode.worst(found.withLock { $0 }.map(\.exit)) }
}
