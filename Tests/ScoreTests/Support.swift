import TestSupport
import Diagnostics
import Ingest
import Study
import Workers

@testable import Normalize
@testable import Score

extension Scorer {
    /// Rows with anything in them, by slot.
    var bySlot: [Int: [Int32]] {
        let all = sums
        var rows: [Int: [Int32]] = [:]
        for slot in 0..<10_000 {
            let row = all.withRow(at: slot) { Array(UnsafeBufferPointer(start: $0, count: layout.width)) } ?? []
            if row.contains(where: { $0 != 0 }) { rows[slot] = row }
        }
        return rows
    }
}

/// Items on two scales, indices with reversed items, a path, two cuts and their crossing, two waves.
func sampleStudy() -> Study {
    var study = Study()
    study.scales = [.standard, Scale(id: "net", lowest: 0, highest: 10)]
    study.items = (0..<4).map { Item(id: "q\($0 + 1)") } + [Item(id: "net", scale: 1)]
    func index(_ id: String, _ parts: [(Int, Bool)], _ atLeast: Int) -> Index {
        Index(
            id: id, parts: parts.map { Index.Part(item: $0.0, reversed: $0.1) }, atLeast: atLeast,
            favourable: Ratio(7, 2), unfavourable: Ratio(5, 2))
    }
    study.indices = [
        index("all", [(0, false), (1, true), (2, false)], 1), index("most", [(1, false), (2, true), (3, false)], 2),
        index("one", [(4, false)], 1),
    ]
    study.hierarchy = Hierarchy(kind: .path(column: "path", separator: UInt8(ascii: "/")))
    study.cuts = [Cut(id: "site", column: "site"), Cut(id: "age", column: "age")]
    study.crossed = [CrossedCut(first: 0, second: 1)]
    study.waves = .bySource([Wave(id: "w1"), Wave(id: "w2")])
    return study
}

/// Responses to the sample study.
func sampleResponses(_ count: Int, seed: UInt64) -> [Response] {
    var random = SplitMix64(seed: seed)
    let absences = [
        AnswerCode.skipped, AnswerCode.notShown, AnswerCode.notApplicable, AnswerCode.missingCode, AnswerCode.invalid,
    ]
    return (0..<count).map { _ in
        let path = ["A", "A/B", "A/C", "A/C/D", "E", "", "E/F"].randomElement(using: &random) ?? ""
        let values = [
            path, ["n", "s", ""].randomElement(using: &random) ?? "", ["x", "y"].randomElement(using: &random) ?? "",
        ]
        let codes = (0..<5).map { item in
            random.chance(0.25)
                ? absences.randomElement(using: &random) ?? 0
                : UInt8.random(in: 1...(item == 4 ? 11 : 5), using: &random)
        }
        return Response(wave: Int32.random(in: 0...1, using: &random), values: values, codes: codes)
    }
}
