import Diagnostics
import Ingest
import Normalize
import Score
import Study
import Workers

/// One response: who gave it is decided by the values of the study's attributes, in their order.
package struct Response {
    package var wave: Int32
    package var values: [String]
    package var codes: [UInt8]

    package init(wave: Int32 = 0, values: [String] = [], codes: [UInt8]) {
        (self.wave, self.values, self.codes) = (wave, values, codes)
    }
}

/// A study with its cells, and a way to count responses without a file.
package struct Survey {
    package let study: Study
    package let layout: TallyLayout
    package let population: Population

    package init(_ study: Study) throws {
        self.study = study
        layout = TallyLayout(study)
        population = try Population.build(study, people: nil, workers: Workers(1), collector: Collector())
    }

    /// One worker's part.
    package struct Part {
        package var atoms: AtomTable
        package var scorer: Scorer
    }

    package func part(_ responses: [Response] = []) -> Part {
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
    package func count(_ responses: [Response], _ part: inout Part) {
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
    package func takeBack(_ responses: [Response], _ part: inout Part) {
        for response in responses {
            let row = cells(response)
            part.atoms.takeBack(row)
            part.scorer.takeBack(codes: response.codes, cells: row)
        }
    }

    package func groups(_ part: Part) -> Groups {
        Groups(
            Scored(
                study: study, layout: layout, population: population, atoms: part.atoms, scorer: part.scorer,
                ledgers: []))
    }
}
