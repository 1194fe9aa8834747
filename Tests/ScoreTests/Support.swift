import Diagnostics
import Ingest
import Study
import Workers

@testable import Normalize
@testable import Score

/// Numbers from a seed, the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
}

/// One response: who gave it is decided by the values of the study's attributes, in their order.
struct Response {
    var wave: Int32 = 0
    var values: [String] = []
    var codes: [UInt8]
}

/// A study with its cells, and a way to count responses without a file.
struct Survey {
    let study: Study
    let layout: TallyLayout
    let population: Population

    init(_ study: Study) throws {
        self.study = study
        layout = TallyLayout(study)
        population = try Population.build(study, people: nil, workers: Workers(1), collector: Collector())
    }

    /// One worker's part.
    struct Part {
        var atoms: AtomTable
        var scorer: Scorer
    }

    func part(_ responses: [Response] = []) -> Part {
        var part = Part(
            atoms: population.atoms.unanswered, scorer: Scorer(layout: layout, space: population.space))
        count(responses, &part)
        return part
    }

    private func cells(_ response: Response) -> [Int32] {
        let plan = PartitionPlan(study, hasPeople: false)
        return AtomRows(space: population.space, plan: plan, wave: response.wave)
            .row(response.values, home: nil, direct: nil)
    }

    /// Counts responses in blocks, as readers hand them on.
    func count(_ responses: [Response], _ part: inout Part) {
        let plan = ColumnPlan(codeSlots: study.items.count, textSlots: 0, tables: [], absent: 0) { _ in .skip }
        let block = RecordBlock(plan: plan)
        var start = 0
        while start < responses.count {
            let chunk = responses[start..<min(start + RecordBlock.capacity, responses.count)]
            start += chunk.count
            var codes = CodeBlock()
            for (record, response) in chunk.enumerated() {
                for (item, code) in response.codes.enumerated() { block.codes[record * block.stride + item] = code }
                let row = cells(response)
                part.atoms.answer(row.withUnsafeBufferPointer { part.atoms.atom($0) }, 1)
                codes.append(record: record, cells: row)
            }
            part.scorer.score(codes, block)
        }
    }

    /// Takes responses back.
    func takeBack(_ responses: [Response], _ part: inout Part) {
        for response in responses {
            let row = cells(response)
            part.atoms.takeBack(row)
            part.scorer.takeBack(codes: response.codes, cells: row)
        }
    }

    func groups(_ part: Part) -> Groups {
        Groups(
            Scored(
                study: study, layout: layout, population: population, atoms: part.atoms, scorer: part.scorer,
                ledgers: []))
    }
}

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
