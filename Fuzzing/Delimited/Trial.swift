import Diagnostics
import FuzzSupport
import Ingest
import Study
import Workers

/// Delimited text that the walk over records and the slow reading of its head must understand alike.
struct Trial {
    let choice: UInt8
    let text: [UInt8]

    private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), 9, UInt8(ascii: "|")]
    private static let chunks = [nil, 1, 16, 64, 65, 100, 300, 1000]
    private static let file = InputFile(".csv")

    private var delimiter: UInt8 { Self.delimiters[Int(choice & 3)] }

    /// A record in short: fault and cells, those in odd columns as code and text.
    private struct Row: Equatable {
        var fault: RecordFault
        var cells: [[UInt8]]
    }

    func check() {
        Self.file.write(text)
        var request = Export.Request(path: Self.file.path, name: "export.csv")
        _ = Everything.read(request)
        (request.format, request.delimiter) = ("csv", delimiter)
        request.chunk = Self.chunks[Int(choice >> 2 & 7)]
        _ = Everything.read(request)
        guard let export = try? Export.open(request, workers: Workers(1), hasher: nil, collector: Collector()) else {
            return
        }
        // Only what is read as it stands can be compared with what stands there.
        let bytes = Array(text[export.input.mark...])
        guard export.input.encoding == .utf8, !bytes.starts(with: Array("sep=".utf8)) else { return }
        let (expected, found) = (slow(bytes), quick(export))
        if expected != found { fatalError("the walk gives\n\(found ?? [])\nand slow reading\n\(expected ?? [])") }
    }

    /// The records as slow reading has them; nil where there must be none.
    private func slow(_ bytes: [UInt8]) -> [Row]? {
        let head = HeadRecords.parse(bytes, delimiter: delimiter, limit: Int.max, whole: true)
        guard head.openQuote == nil, let header = head.rows.first else { return nil }
        let rows = head.rows.dropFirst().map { row(of: $0.map { Array($0.utf8) }, header.count) }
        guard head.unterminated, rows.count > 0 else { return rows }
        if rows[rows.count - 1].fault == .short { return nil }
        return rows.dropLast() + [Row(fault: .unterminated, cells: rows[rows.count - 1].cells)]
    }

    private func row(of cells: [[UInt8]], _ width: Int) -> Row {
        let isLong = cells.dropFirst(width).contains { !$0.isEmpty }
        let used = (0..<width).map { column -> [UInt8] in
            guard column % 2 == 1 else { return column < cells.count ? cells[column] : [] }
            return column < cells.count ? coded(cells[column]) : [AnswerCode.notShown]
        }
        return Row(fault: cells.count < width ? .short : isLong ? .long : .none, cells: used)
    }

    private static let labels: [(text: String, code: UInt8)] = [
        ("1", 1), ("2", 2), ("agree", 4), ("strongly agree", 5),
    ]

    private func coded(_ cell: [UInt8]) -> [UInt8] {
        if cell.isEmpty { return [AnswerCode.skipped] }
        let label = Self.labels.first { Array($0.text.utf8) == cell }
        return label.map { [$0.code] } ?? [AnswerCode.unknown] + cell
    }

    /// The records as the walk has them; nil where it refuses them.
    private func quick(_ export: Export) -> [Row]? {
        var table = CodeTable()
        for (text, code) in Self.labels { table.insert(Array(text.utf8), code: code) }
        let width = export.layout.columns.count
        let plan = ColumnPlan(
            codeSlots: width / 2, textSlots: (width + 1) / 2, tables: [table], absent: AnswerCode.notShown
        ) { $0.position % 2 == 0 ? .text(slot: $0.position / 2) : .code(slot: $0.position / 2, table: 0) }
        let states = try? export.read(plan: plan, workers: Workers(1), start: { [(place: Int, row: Row)]() }) {
            $1 += Self.rows($0, width)
        }
        return states?.flatMap { $0 }.sorted { $0.place < $1.place }.map(\.row)
    }

    private static func rows(_ block: RecordBlock, _ width: Int) -> [(place: Int, row: Row)] {
        let missed = Dictionary(grouping: block.misses, by: \.record)
        return (0..<block.count).map { record in
            var cells = (0..<width).map { column in
                column % 2 == 0
                    ? block.content(of: block.spans[record * block.textSlots + column / 2])
                    : [block.codes[record * block.stride + column / 2]]
            }
            for miss in missed[record] ?? [] { cells[2 * miss.slot + 1] += block.content(of: miss.span) }
            return (block.places[record], Row(fault: block.faults[record], cells: cells))
        }
    }
}
