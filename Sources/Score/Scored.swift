import Normalize
import Study

/// Everything that reading and scoring leave behind: exact sums, who is where, and the ledgers. Confidential: nothing
/// here is protected yet, and nothing of it can be written.
package struct Scored: Sendable {
    package private(set) var study: Study
    package private(set) var layout: TallyLayout
    package let population: Population
    package var atoms: AtomTable
    package var scorer: Scorer
    /// By source, in the order of the study.
    package var ledgers: [Ledger]
    /// Indices held back, by wave (as in `Groups`) and index: the reason.
    package var held: [Int: [Int: Note]] = [:]
    /// By item: waves that word the question otherwise than the wave before, which nobody has called the same.
    package var breaks: [Int: [String]] = [:]
    /// Whether every source says who answered; otherwise n counts responses.
    package var namesPeople = true

    package init(
        study: Study, layout: TallyLayout, population: Population, atoms: AtomTable, scorer: Scorer, ledgers: [Ledger]
    ) {
        self.study = study
        self.layout = layout
        self.population = population
        self.atoms = atoms
        self.scorer = scorer
        self.ledgers = ledgers
    }

    /// The same sums under a study that speaks of them otherwise; counters stay where they are.
    func with(_ study: Study) -> Scored {
        var scored = self
        (scored.study, scored.layout) = (study, TallyLayout(study))
        return scored
    }
}
