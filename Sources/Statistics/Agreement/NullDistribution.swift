/// The answers that people would give if nothing but chance, or a common leaning, were at work: agreement is measured
/// against their variance.
public enum NullDistribution: Sendable, Hashable {
    /// Every code as likely as any other: `(A² - 1) / 12` for A codes.
    case uniform
    /// Most answers on the favourable side, as leniency makes them; published for 5 codes only: 1.34 (LeBreton & Senter
    /// 2008, table 2).
    case slightSkew

    /// The variance in squared codes; nil where none is published for a scale of so many codes.
    public func variance(codes: Int) -> Double? {
        switch self {
        case .uniform: codes > 1 ? Double(codes * codes - 1) / 12 : nil
        case .slightSkew: codes == 5 ? 1.34 : nil
        }
    }
}
