import Diagnostics
import Ingest
import Study
import Synchronization
import Workers

/// What reading the records of an XML document came to.
package enum XMLOutcome: Equatable, Sendable {
    case records([Record])
    /// What was said instead, and where.
    case refusal(String)
    /// Records that came out otherwise when they were read again by their places: never right.
    case changed(String)

    package struct Record: Equatable, Sendable {
        /// 0 where it was not asked for.
        package let line: Int
        /// By column in the order of the trial: nothing, or a code and a text.
        package let cells: [[UInt8]]

        /// The texts, for messages.
        package var texts: [String] { cells.map { String(decoding: $0.dropFirst(), as: UTF8.self) } }
    }

    package var records: [Record]? { if case .records(let records) = self { records } else { nil } }
}

/// A document and a path, read in several ways that must come to the same.
package final class XMLTrial: Sendable {
    package let input: Input
    package let path: [String]
    private let most: Int
    private let slots = Mutex<[String: Int]>([:])

    /// Opens a file; `most` columns are looked at, in the order in which they are met.
    package init(file: String, path: [String], most: Int = 32) throws {
        input = try Input.open(file, name: "answers.xml", workers: Workers(1), hasher: nil, collector: Collector())
        self.path = path
        self.most = most
    }

    /// What one parser makes of it.
    package func reference() -> XMLOutcome { outcome(pieceSize: 1 << 40, readsPlain: false) }

    package func reader(pieceSize: Int, readsPlain: Bool) -> XMLReader {
        XMLReader(
            input: input, path: path, column: { Column(position: $1, id: $0, text: $0) }, pieceSize: pieceSize,
            readsPlain: readsPlain)
    }

    package func outcome(pieceSize: Int, readsPlain: Bool, workers: Int = 1) -> XMLOutcome {
        let reader = reader(pieceSize: pieceSize, readsPlain: readsPlain)
        do {
            let found = try reader.read(
                plan: plan, workers: Workers(workers), restart: {}, start: { [(place: Int, cells: [[UInt8]])]() }
            ) { $1 += self.records($0) }.flatMap { $0 }.sorted { $0.place < $1.place }
            // Each line is counted from the beginning of the file, so large documents are asked about some.
            let most = input.size < 1 << 16 ? 100 : 4
            let asked = stride(from: 0, to: found.count, by: 1 + found.count / most).map { found[$0].place }
            let lines = try reader.lines(of: asked)
            if let change = try change(found, reader) { return .changed(change) }
            return .records(found.map { XMLOutcome.Record(line: lines[$0.place] ?? 0, cells: $0.cells) })
        } catch let failure as Failure {
            return .refusal(TextRenderer.render(failure.diagnostics))
        } catch {
            return .refusal("\(error)")
        }
    }

    /// Every fourth column is kept as text; the others become codes, which tell an empty cell from none.
    package var plan: ColumnPlan {
        var some = CodeTable(empty: 13)
        some.insert(Array("1".utf8), code: 1)
        some.insert(Array("a & b".utf8), code: 2)
        var others = CodeTable(empty: 14)
        others.insert(Array("<4> strongly agree".utf8), code: 4)
        others.insert(Array("2".utf8), code: 2)
        return ColumnPlan(
            codeSlots: most, textSlots: most / 4 + 1, tables: [some, others], absent: AnswerCode.notShown
        ) { column in
            let slot = self.slots.withLock { slots in
                let slot = slots[column.id] ?? slots.count
                slots[column.id] = slot
                return slot
            }
            guard slot < self.most else { return .skip }
            return slot % 4 == 3 ? .text(slot: slot / 4) : .code(slot: slot, table: slot % 2)
        }
    }

    private func records(_ block: RecordBlock) -> [(place: Int, cells: [[UInt8]])] {
        let missed = Dictionary(grouping: block.misses, by: \.record)
        return (0..<block.count).map { record in
            var cells = (0..<most).map { slot in
                let code = block.codes[record * block.stride + slot]
                return code == AnswerCode.notShown ? [] : [code]
            }
            for slot in stride(from: 3, to: most, by: 4) {
                let text = block.content(of: block.spans[record * block.textSlots + slot / 4])
                cells[slot] = text.isEmpty ? [] : [0] + text
            }
            for miss in missed[record] ?? [] { cells[miss.slot] += block.content(of: miss.span) }
            while cells.last == [] { cells.removeLast() }
            return (block.places[record], cells)
        }
    }

    /// Reads every third record again.
    private func change(_ found: [(place: Int, cells: [[UInt8]])], _ reader: XMLReader) throws -> String? {
        let some = stride(from: 0, to: found.count, by: 3).map { found[$0] }
        var again: [(place: Int, cells: [[UInt8]])] = []
        try reader.reread(some.map(\.place), plan: plan) { again += self.records($0) }
        again.sort { $0.place < $1.place }
        return again.elementsEqual(some, by: ==) ? nil : "\(some) became \(again)"
    }
}
