import Diagnostics
import Normalize
import Score
import Study

/// Invariant 1: nothing is lost on the way. Checked before anything is published; a mismatch is a bug of this tool.
enum Conservation {
    static func check(_ result: ReadingResult) throws {
        let cells = result.scored.layout.cells.count
        for (ledger, source) in zip(result.scored.ledgers, result.sources) {
            guard ledger.balances else { throw broken("records read and their fates differ", source) }
            guard ledger.cellsBalance(items: cells) else { throw broken("cells and records used differ", source) }
        }
        let used = result.scored.ledgers.reduce(0) { $0 + $1[.used] }
        let inAtoms = result.scored.atoms.answered.reduce(0) { $0 + Int($1) }
        guard used == inAtoms, result.scored.atoms.answered.allSatisfy({ $0 >= 0 }) else {
            throw broken("records used and people in groups differ", nil)
        }
        guard used == people(result.scored) else { throw broken("records used and people in tallies differ", nil) }
    }

    private static func people(_ scored: Scored) -> Int {
        let sums = scored.scorer.sums
        return scored.population.space.slotsOfEverybody.reduce(0) { sum, slot in
            sum + (sums.withRow(at: slot) { Int($0[0]) } ?? 0)
        }
    }

    private static func broken(_ what: String, _ source: OpenSource?) -> Failure {
        Failure(
            .conservationBroken, what + "; nothing is published", at: source.map { Place(file: $0.export.input.name) },
            help: "please report this")
    }
}
