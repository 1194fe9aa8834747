import Diagnostics
import Ingest
import Study
import Testing
import Workers

/// Answers as codes, made while walking, against the same cells as text looked up afterwards.
@Suite struct CodePlanTests {
    /// A record's codes, and the slots that the tables did not know with the texts of those.
    private struct Coded: Equatable, Sendable {
        var place: Int
        var codes: [UInt8]
        var misses: [String]
    }

    private static let labels = ["1", "2", "3", "agree", "stimme zu", "あ", "10 (Always)", "-"]

    private func table(empty: UInt8) -> CodeTable {
        var table = CodeTable(empty: empty)
        for (index, label) in Self.labels.enumerated() { table.insert(Array(label.utf8), code: UInt8(index + 1)) }
        return table
    }

    private func coded(_ export: Export, _ plan: ColumnPlan) throws -> [Coded] {
        let states = try export.read(plan: plan, workers: Workers(3), start: { [Coded]() }) { block, found in
            var misses = Array(repeating: [String](), count: block.count)
            for miss in block.misses { misses[miss.record].append("\(miss.slot) \(block.text(of: miss.span))") }
            for record in 0..<block.count {
                let codes = (0..<block.codeSlots).map { block.codes[record * block.stride + $0] }
                found.append(Coded(place: block.places[record], codes: codes, misses: misses[record]))
            }
        }
        return states.flatMap { $0 }.sorted { $0.place < $1.place }
    }

    /// The same from the slow parser's cells, the table being a list.
    private func expected(_ text: [UInt8], columns: Int, absent: UInt8, empty: UInt8) -> [Coded] {
        let slow = SlowCSV(text, delimiter: UInt8(ascii: ","))
        return slow.records.dropFirst().map { record in
            var coded = Coded(place: record.place, codes: [], misses: [])
            for column in 0..<columns {
                guard column < record.cells.count else { coded.codes.append(absent); continue }
                let cell = String(decoding: record.cells[column], as: UTF8.self)
                let code = cell.isEmpty ? empty : Self.labels.firstIndex(of: cell).map { UInt8($0 + 1) }
                coded.codes.append(code ?? AnswerCode.unknown)
                if code == nil { coded.misses.append("\(column) \(cell)") }
            }
            return coded
        }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func codesMadeWhileWalkingAreThoseOfTheTexts(seed: UInt64) throws {
        var random = RandomCSV(seed: seed)
        random.isRagged = true
        random.size = seed == 0 ? 1_300_000 : 20_000
        let text = random.text()
        let plan = ColumnPlan(
            codeSlots: random.columns, textSlots: 0, tables: [table(empty: 13)], absent: AnswerCode.notShown
        ) { .code(slot: $0.position, table: 0) }
        let found = try coded(try open(text).export, plan)
        #expect(found == expected(text, columns: random.columns, absent: AnswerCode.notShown, empty: 13))
    }

    @Test func aPlanMayHaveMoreThanTwoHundredAndFiftySixTables() throws {
        let count = 700
        let header = (0..<count).map { "q\($0)" }.joined(separator: ",")
        let cells = (0..<count).map { $0 % 2 == 0 ? "1" : "agree" }.joined(separator: ",")
        let tables = (0..<count).map { index in
            var table = CodeTable()
            table.insert(Array("1".utf8), code: UInt8(index % 11 + 1))
            table.insert(Array("agree".utf8), code: UInt8(index % 7 + 1))
            return table
        }
        let plan = ColumnPlan(codeSlots: count, textSlots: 0, tables: tables, absent: 0) { column in
            .code(slot: count - 1 - column.position, table: column.position)
        }
        let found = try coded(try open(Array("\(header)\n\(cells)\n".utf8)).export, plan)
        let codes = (0..<count).map { index in UInt8(index % (index % 2 == 0 ? 11 : 7)) + 1 }
        #expect(found.map(\.codes) == [codes.reversed()])
    }

    @Test func columnsThatAreSkippedLeaveNothing() throws {
        let export = try open(Array("a,secret,b\n1,\"x,\ny\",2\n".utf8)).export
        let plan = ColumnPlan(codeSlots: 1, textSlots: 1, tables: [table(empty: 0)], absent: 0) { column in
            switch column.id {
            case "a": .code(slot: 0, table: 0)
            case "b": .text(slot: 0)
            default: .skip
            }
        }
        let states = try export.read(plan: plan, workers: Workers(1), start: { [String]() }) { block, found in
            for record in 0..<block.count {
                found.append("\(block.codes[record * block.stride]) \(block.text(record, 0))")
            }
        }
        #expect(states.flatMap { $0 } == ["1 2"])
    }
}
