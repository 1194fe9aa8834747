/// Whether a leader sees themself as their team does, against how leaders and teams differ altogether (Atwater &
/// Yammarino 1992).
public enum RatingClass: String, Sendable, Hashable, CaseIterable {
    case over
    case inAgreement = "in_agreement"
    case under

    /// One class for each leader: both sides standardised over all leaders, in agreement within `band` standard deviations.
    /// Fails for fewer than two leaders or a side that does not vary. Below 30 leaders classes should not be printed.
    public static func classes(
        selves: [Double], others: [Double], band: Double = 0.5
    ) -> Result<[RatingClass], Undefined> {
        let (a, b) = (Summary(selves), Summary(others))
        guard let ma = a.mean, let mb = b.mean, let sa = a.sd, let sb = b.sd else { return .failure(.tooFew) }
        guard sa > 0, sb > 0 else { return .failure(.noVariance) }
        return .success(
            zip(selves, others).map { own, other in
                let gap = (own - ma) / sa - (other - mb) / sb
                return gap > band ? .over : gap < -band ? .under : .inAgreement
            })
    }
}
