/// Which items belong to which factor, and what is held equal between groups of people.
public struct FactorStructure: Sendable, Hashable {
    /// By factor: its items, positions in the moments.
    public let factors: [[Int]]
    /// What is held equal.
    public let equality: Equality

    /// Steps of invariance: only where the last one holds may means of groups (or languages) be compared.
    public enum Equality: String, Sendable, Hashable, CaseIterable {
        /// Covariances alone, one group; factor variances are 1.
        case none
        /// The same items to the same factors; the first loading of a factor is 1.
        case configural
        /// Equal loadings.
        case metric
        /// Equal loadings and intercepts; factor means are free from the second group on.
        case scalar
    }

    /// - Parameters:
    ///   - factors: by factor, the positions of its items; an item in one factor only.
    ///   - equality: what is held equal between groups.
    public init(factors: [[Int]], equality: Equality = .none) {
        self.factors = factors
        self.equality = equality
    }

    var items: [Int] { factors.flatMap { $0 } }
    var hasMeans: Bool { equality != .none }

    /// A number to be estimated.
    enum Place: Hashable {
        case loading(item: Int, factor: Int)
        case residual(item: Int)
        case factorCovariance(Int, Int)
        case intercept(item: Int)
        case factorMean(Int)
    }

    /// A number and the groups that share it.
    struct Parameter: Hashable {
        let place: Place
        let groups: Range<Int>
    }

    /// Every free number, items counted through the factors.
    func parameters(groups count: Int) -> [Parameter] {
        let sharesLoadings = equality == .metric || equality == .scalar
        let marked = equality != .none
        var parameters: [Parameter] = []
        func add(_ place: Place, shared: Bool, from first: Int = 0) {
            if shared {
                parameters.append(Parameter(place: place, groups: first..<count))
            } else {
                for g in first..<count { parameters.append(Parameter(place: place, groups: g..<(g + 1))) }
            }
        }
        var item = 0
        for (f, members) in factors.enumerated() {
            for place in members.indices {
                if !(marked && place == 0) { add(.loading(item: item, factor: f), shared: sharesLoadings) }
                add(.residual(item: item), shared: false)
                if hasMeans { add(.intercept(item: item), shared: equality == .scalar) }
                item += 1
            }
            for other in 0..<f { add(.factorCovariance(f, other), shared: false) }
            if marked { add(.factorCovariance(f, f), shared: false) }
            if equality == .scalar { add(.factorMean(f), shared: false, from: 1) }
        }
        return parameters
    }
}
