import Foundation
@testable import Statistics
import Testing

@Suite("golden moments", .enabled(if: GoldenTables.present, Comment(rawValue: GoldenTables.absence)))
struct GoldenMomentsTests {
    @Test func everyNumber() throws {
        let outcome = try GoldenCheck.run(GoldenTables.cases(of: "moments"), skips: [], compute: compute)
        outcome.report("moments")
        #expect(outcome.failures == [])
        #expect(outcome.passed > 100)
    }

    private func compute(_ item: GoldenCase) throws -> [Figures] {
        if item.input["counts"] != nil { return [counts(item)] }
        if item.input["x"] != nil { return [try covariance(item)] }
        let values = try column(item.input["values"] as Any)
        let sizes = item.ints("shards")
        var start = 0
        let shards = sizes.map { size in
            defer { start += size }
            return Array(values[start..<(start + size)])
        }
        var ways = [real(values, shards, reversed: nil)]
        if !shards.isEmpty {
            ways.append(real(values, shards, reversed: false))
            ways.append(real(values, shards, reversed: true))
        }
        if values.allSatisfy({ $0 == $0.rounded() }) { ways.append(exact(values, shards)) }
        return ways
    }

    /// The numbers of a rule, a list or a column.
    private func column(_ node: Any) throws -> [Double] {
        if let list = node as? [Any] { return list.compactMap { ($0 as? Double) } }
        let rule = node as? [String: Any] ?? [:]
        func number(_ key: String) -> Double { (rule[key] as? Double) ?? .nan }
        switch rule["rule"] as? String {
        case "cycle":
            let (mult, mod) = (Int(number("mult")), Int(number("mod")))
            return (0..<Int(number("n"))).map { number("offset") + Double($0 * mult % mod) }
        case "alternate":
            return (0..<Int(number("n"))).map { i in
                number("base") + (i == 0 ? 0 : i % 2 == 1 ? number("step") : -number("step"))
            }
        default:
            let data = try GoldenData(rule["dataset"] as? String ?? "")
            return data.column(rule["column"] as? String ?? "").compactMap { $0 }
        }
    }

    private func real(_ values: [Double], _ shards: [[Double]], reversed: Bool?) -> Figures {
        let parts = shards.map { RealMoments($0) }
        var whole = RealMoments()
        if let reversed {
            for part in reversed ? parts.reversed() : parts { whole.merge(part) }
        } else {
            whole = RealMoments(values)
        }
        var out = Figures()
        for (path, m) in paths(parts, whole) {
            set(&out, path, n: m.n, sum: m.sum, mean: m.mean, variance: m.variance)
            set(&out, path, m2: m.m2, m3: m.m3, m4: m.m4, shape: m.shape)
        }
        return out
    }

    private func exact(_ values: [Double], _ shards: [[Double]]) -> Figures {
        let origin = Int(values.first ?? 0)
        let parts = shards.map { shard in
            var sum = Moments(origin: origin)
            for value in shard { sum.add(Int(value)) }
            return sum
        }
        var whole = Moments(origin: origin)
        if parts.isEmpty { for value in values { whole.add(Int(value)) } }
        for part in parts { whole.merge(part) }
        var out = Figures()
        for (path, m) in paths(parts, whole) {
            set(&out, path, n: m.n, sum: m.sum, mean: m.mean, variance: m.variance)
            set(&out, path, m2: m.m2, m3: m.m3, m4: m.m4, shape: m.shape)
        }
        return out
    }

    private func paths<M>(_ parts: [M], _ whole: M) -> [(String, M)] {
        [("", whole)] + parts.enumerated().map { ("shards.\($0).", $1) }
    }

    private func set(
        _ out: inout Figures, _ path: String, n: Int, sum: Double?, mean: Double?, variance: Double?
    ) {
        out.set(path + "n", count: n)
        out.set(path + "sum", sum)
        out.set(path + "mean", mean)
        out.set(path + "variance", variance)
        out.set(path + "sd", variance?.squareRoot())
    }

    private func set(
        _ out: inout Figures, _ path: String, m2: Double?, m3: Double?, m4: Double?, shape: Shape
    ) {
        out.set(path + "m2", m2)
        out.set(path + "m3", m3)
        out.set(path + "m4", m4)
        out.set(path + "skewness_g1", shape.g1)
        out.set(path + "excess_kurtosis_g2", shape.g2)
    }

    private func covariance(_ item: GoldenCase) throws -> Figures {
        let x = try column(item.input["x"] as Any)
        let y = try column(item.input["y"] as Any)
        let whole = try #require(CoMoments(x: x, y: y))
        var out = Figures()
        out.set("n", count: whole.n)
        out.set("comoment", whole.product)
        out.set("covariance", whole.covariance)
        out.set("correlation", whole.correlation)
        return out
    }

    private func counts(_ item: GoldenCase) -> Figures {
        let counts = item.ints("counts")
        let lowest = item.int("scale_min") ?? 0
        let summary = Summary(counts: counts, lowest: lowest)
        var sums = CodeSums()
        for (i, count) in counts.enumerated() { sums.add(lowest + i, count: count) }
        var out = Figures()
        out.set("n", count: summary.n)
        out.set("sum", count: Int(sums.first))
        out.set("sum_squares", count: Int(sums.second))
        out.set("mean", summary.mean)
        out.set("variance", summary.variance)
        return out
    }
}
