/// The matrices of a factor model in one group: covariances `Λ Φ Λᵀ + Θ`, means `ν + Λ α`.
struct FactorState: Sendable {
    var loadings: Matrix
    var factorCovariances: Matrix
    var residuals: [Double]
    var intercepts: [Double]
    var factorMeans: [Double]

    /// Half of each variance to the factor, with the sign of the item's covariance with its factor's first item.
    init(_ moments: JointMoments, _ structure: FactorStructure) {
        let c = moments.covariances
        let count = structure.factors.count
        let marked = structure.equality != .none
        loadings = Matrix(rows: c.rows, columns: count)
        factorCovariances = .identity(count)
        residuals = c.diagonal.map { 0.5 * $0 }
        intercepts = moments.means
        factorMeans = [Double](repeating: 0, count: count)
        var item = 0
        for (f, members) in structure.factors.enumerated() {
            let first = item
            for _ in members {
                let sign = c[item, first] < 0 ? -1.0 : 1.0
                let size = (0.5 * c[item, item]).squareRoot()
                loadings[item, f] = sign * (marked ? size / (0.5 * c[first, first]).squareRoot() : size)
                item += 1
            }
            if marked { factorCovariances[f, f] = 0.5 * c[first, first] }
        }
        for a in 0..<count {
            for b in 0..<a {
                let covariance = 0.3 * (factorCovariances[a, a] * factorCovariances[b, b]).squareRoot()
                factorCovariances[a, b] = covariance
                factorCovariances[b, a] = covariance
            }
        }
    }

    subscript(place: FactorStructure.Place) -> Double {
        get {
            switch place {
            case .loading(let item, let factor): loadings[item, factor]
            case .residual(let item): residuals[item]
            case .factorCovariance(let a, let b): factorCovariances[a, b]
            case .intercept(let item): intercepts[item]
            case .factorMean(let factor): factorMeans[factor]
            }
        }
        set {
            switch place {
            case .loading(let item, let factor): loadings[item, factor] = newValue
            case .residual(let item): residuals[item] = newValue
            case .factorCovariance(let a, let b):
                factorCovariances[a, b] = newValue
                factorCovariances[b, a] = newValue
            case .intercept(let item): intercepts[item] = newValue
            case .factorMean(let factor): factorMeans[factor] = newValue
            }
        }
    }

    var covariances: Matrix {
        var sigma = loadings * factorCovariances * loadings.transposed
        for i in residuals.indices { sigma[i, i] += residuals[i] }
        return sigma
    }

    var means: [Double] { zip(intercepts, loadings * factorMeans).map { $0 + $1 } }

    /// How covariances and means move with one number.
    func derivative(_ place: FactorStructure.Place) -> (covariances: Matrix, means: [Double]) {
        let p = residuals.count
        var change = Matrix(rows: p, columns: p)
        var means = [Double](repeating: 0, count: p)
        switch place {
        case .loading(let item, let factor):
            let row = loadings * factorCovariances.column(factor)
            for j in 0..<p {
                change[item, j] += row[j]
                change[j, item] += row[j]
            }
            means[item] = factorMeans[factor]
        case .residual(let item): change[item, item] = 1
        case .factorCovariance(let a, let b):
            for i in 0..<p {
                for j in 0..<p {
                    let product = loadings[i, a] * loadings[j, b]
                    change[i, j] += a == b ? product : product + loadings[i, b] * loadings[j, a]
                }
            }
        case .intercept(let item): means[item] = 1
        case .factorMean(let factor): means = loadings.column(factor)
        }
        return (change, means)
    }
}
