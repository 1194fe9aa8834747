import Statistics
import Study

extension Note {
    /// The word of results for a reason of the kernel.
    init(_ reason: Undefined) {
        self =
            switch reason {
            case .tooFew, .badInput, .outOfBounds, .populationTooSmall, .totalsDiffer, .emptyCell: .tooFew
            case .noVariance, .nearEnd: .noVariance
            case .oneItem, .tooFewItems: .oneItem
            case .noPool: .noPool
            case .noConvergence, .improperFit: .noFit
            case .singular: .singular
            }
    }
}
