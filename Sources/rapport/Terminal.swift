import ArgumentParser
import RapportKit

/// Text for people goes to standard error, data to standard output; a full disk behind either is an error.
enum Terminal {
    static func finish(_ outcome: RunOutcome, quiet: Bool) throws {
        let summary = quiet && outcome.exitCode == 0 ? "" : outcome.summary
        let messages = quiet && outcome.exitCode == 0 ? "" : outcome.messages
        Rapport.say(messages + (messages.isEmpty || summary.isEmpty ? "" : "\n") + summary)
        if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
    }

    static func data(_ outcome: RunOutcome) throws {
        Rapport.say(outcome.messages)
        try write(outcome.summary)
        if outcome.exitCode != 0 { throw ExitCode(outcome.exitCode) }
    }

    static func write(_ text: String) throws {
        guard Rapport.print(text) else { throw ExitCode(74) }
    }
}
