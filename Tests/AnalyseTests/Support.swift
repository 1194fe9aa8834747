import TestSupport
import Diagnostics
import Ingest
import Score
import Statistics
import Study
import Workers

@testable import Analyse
@testable import Normalize

extension Survey {
    /// Sums of these responses, of which all may be said but what `silent` names; spreads from thirty answers on.
    func permitted(
        _ responses: [Response], spreadFrom: Int = 30,
        silent: (_ wave: Int, _ measure: Measure, _ group: String) -> Bool = { _, _, _ in false },
        alpha: (_ wave: Int) -> Bool = { _ in true }
    ) -> PermittedSums {
        let part = part(responses)
        let groups = groups(part)
        var permissions: [PermittedSums.Permission] = []
        for wave in groups.waves.indices {
            for measure in Measure.all(study) {
                for (number, group) in groups.groups.enumerated() {
                    let speaks = !silent(wave, measure, group.id)
                    let answers = groups.tallies.withRow(groups.row(wave, number)) { layout.answers(measure, $0) } ?? 0
                    permissions.append(.init(speaks: speaks, ownSD: speaks && answers >= spreadFrom))
                }
            }
        }
        let cross = groups.waves.indices.map { wave in
            study.indices.indices.map { index -> CrossTally? in
                alpha(wave) && part.scorer.cross.indices.contains(wave) ? part.scorer.cross[wave][index] : nil
            }
        }
        return PermittedSums(study: study, layout: layout, groups: groups, permissions: permissions, cross: cross)
    }
}

/// Answers of one person to one item as the scale's value; nil where there is none.
func value(_ study: Study, _ response: Response, _ item: Int) -> Int? {
    AnswerCode.isAnswer(response.codes[item])
        ? study.scales[study.items[item].scale].lowest + Int(response.codes[item]) - 1 : nil
}

/// Mean and variance of plain numbers, the slow way.
func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, squares / Double(values.count - 1))
}

/// Wilson's interval by its formula, in percent.
func wilson(_ x: Int, _ n: Int) -> (low: Double, high: Double) {
    let (z, n, p) = (1.959963984540054, Double(n), Double(x) / Double(n))
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let (centre, scale) = (p + z * z / (2 * n), 1 + z * z / n)
    return (max(0, 100 * (centre - reach) / scale), min(100, 100 * (centre + reach) / scale))
}

func near(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-9) -> Bool {
    switch (a, b) {
    case (let a?, let b?): abs(a - b) <= tolerance * max(1, abs(b))
    case (nil, nil): true
    default: false
    }
}

/// Four items of five points, one index of each kind, one cut.
func sampleStudy(waves: Int = 1) -> Study {
    var study = Study()
    study.items = (0..<4).map { Item(id: "q\($0 + 1)") }
    func index(_ id: String, _ kind: Index.Kind, _ parts: [(Int, Bool)], _ atLeast: Int) -> Index {
        var index = Index(
            id: id, parts: parts.map { Index.Part(item: $0.0, reversed: $0.1) }, atLeast: atLeast,
            favourable: Ratio(7, 2), unfavourable: Ratio(5, 2))
        index.kind = kind
        return index
    }
    study.indices = [
        index("mean", .meanOfPersonMeans, [(0, false), (1, false), (3, true)], 2),
        index("items", .meanOfItemFavourable, [(0, false), (1, false)], 1),
        index("share", .personShare(at: Ratio(7, 2)), [(0, false), (1, false), (3, true)], 2),
        index("net", .net, [(2, false)], 1),
    ]
    study.cuts = [Cut(id: "site", column: "site")]
    study.waves = .bySource((0..<waves).map { Wave(id: "w\($0 + 1)") })
    return study
}

func sampleResponses(_ count: Int, waves: Int32 = 1, seed: UInt64) -> [Response] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
        let site = ["a", "a", "a", "b", "b", "c"].randomElement(using: &random) ?? "a"
        let taste = Int.random(in: 0...2, using: &random)
        let codes = (0..<4).map { _ in
            random.chance(0.15)
                ? AnswerCode.skipped
                : UInt8(min(5, max(1, Int.random(in: 1...4, using: &random) + taste - (site == "c" ? 1 : 0))))
        }
        return Response(wave: Int32.random(in: 0..<waves, using: &random), values: [site], codes: codes)
    }
}
