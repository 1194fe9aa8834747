import Diagnostics
import Study

/// Understands delimited text from its first records: delimiter, format, headers.
struct DelimitedOpening {
    let input: Input
    let request: Export.Request
    let collector: Collector

    /// The layout, and the reader for the records behind the headers.
    func made() throws -> (layout: Layout, reader: DelimitedReader) {
        let (head, start) = try head()
        let layout = try recognise(head)
        try checkHeadersWhole(layout, head, start)
        try check(layout, head)
        let used = min(layout.headerRecords, head.rows.count)
        let reader = DelimitedReader(
            input: input, layout: layout, delimiter: head.delimiter, dataStart: start + head.ends[used - 1],
            lastLine: request.lastLine)
        return (layout, reader)
    }

    /// The first records, and where they begin in the file.
    private func head() throws -> (HeadRecords, Int) {
        for count in [1 << 16, Limits.record + 1] {
            var bytes = try input.head(count)
            let whole = input.size - input.mark <= bytes.count
            let hint = Delimiter.hint(bytes)
            bytes.removeFirst(hint?.skip ?? 0)
            let start = input.mark + (hint?.skip ?? 0)
            // What the study says stands above what the file says; a file that says nothing is looked at.
            let looked = Array(bytes.prefix(1 << 16))
            let delimiter =
                try request.delimiter ?? hint?.delimiter
                ?? Delimiter.detect(looked, whole: whole && looked.count == bytes.count, name: input.name)
            let head = HeadRecords.parse(bytes, delimiter: delimiter, limit: 8, whole: whole)
            // Headers with long question texts: look at more of the file before deciding.
            if !whole, head.rows.count < 4, count < Limits.record { continue }
            if whole, let quote = head.openQuote { throw Failure.unclosedQuote(at: try place(start + quote)) }
            guard !head.rows.isEmpty else { throw whole ? empty : Failure.recordTooLarge(at: try place(start)) }
            return (head, start)
        }
        throw empty
    }

    private var empty: Failure {
        Failure(.sourceEmpty, "the file holds no record", at: Place(file: input.name), help: "export it again")
    }

    private func place(_ offset: Int) throws -> Place { try Lines(input).place(offset) }

    private func recognise(_ head: HeadRecords) throws -> Layout {
        if let wanted = request.format { return try named(wanted, head) }
        let found = DelimitedFormats.all.map { ($0, $0.recognise(head)) }.sorted { $0.1.score > $1.1.score }
        guard let best = found.first, best.1.score > 0 else {
            throw Failure(
                .sourceUnsupported, "no header row to be seen", at: Place(file: input.name, line: 1),
                help: "say `format:` for this source")
        }
        if found.count > 1, found[1].1.score == best.1.score {
            throw Failure(
                .sourceAmbiguous, "two formats fit alike: \(best.0.name) and \(found[1].0.name)",
                at: Place(file: input.name, line: 1), help: "say `format:` for this source")
        }
        return best.0.layout(head, evidence: best.1.evidence)
    }

    private func named(_ wanted: String, _ head: HeadRecords) throws -> Layout {
        guard let format = DelimitedFormats.all.first(where: { $0.name == wanted }) else {
            if XMLFormats.names.contains(wanted) {
                throw Failure(
                    .sourceUnsupported, "the study says `\(wanted)`, and this is not XML",
                    at: Place(file: input.name, line: 1), help: "leave `format:` out, or check the path")
            }
            let known = DelimitedFormats.all.map { $0.name } + XMLFormats.names
            throw Failure(
                .studyInvalidValue, "unknown format '\(wanted)'", at: Place(file: input.name),
                help: "known: " + known.joined(separator: ", "))
        }
        if let against = format.contradiction(head) {
            throw Failure(
                .sourceUnsupported, "the study says `\(wanted)`, but \(against)", at: Place(file: input.name, line: 1),
                help: "leave `format:` out, or export it again")
        }
        return format.layout(head, evidence: ["named by the study"])
    }

    /// A file cut within its header rows must not pass for one of another format, nor for one with fewer columns.
    private func checkHeadersWhole(_ layout: Layout, _ head: HeadRecords, _ start: Int) throws {
        let isCut =
            head.rows.count <= layout.headerRecords && layout.headerRecords > 1
            && head.rows[head.rows.count - 1].count < head.rows[0].count
        guard isCut || DelimitedFormats.all.contains(where: { $0.isCut(head) }) else { return }
        throw Failure.recordCut(at: try place(start + head.ends[max(0, head.rows.count - 2)]))
    }

    private func check(_ layout: Layout, _ head: HeadRecords) throws {
        guard !layout.columns.isEmpty, layout.columns.count <= Limits.columns else {
            throw Failure(
                .sourceUnsupported, "the header has \(layout.columns.count) columns",
                at: Place(file: input.name, line: 1), help: "at most \(Limits.columns) are read")
        }
        if let first = layout.repeated.first {
            collector.add(
                Diagnostic(
                    .headerDuplicate,
                    "headers stand more than once (\(layout.repeated.count)), such as column \(first + 1)",
                    at: Place(file: input.name, line: 1), help: "later ones are named with #2, #3 and so on"))
        }
        if head.rows.count <= layout.headerRecords {
            collector.add(
                Diagnostic(
                    .sourceHeaderOnly, "headers and no record", at: Place(file: input.name, line: 1),
                    help: "export it again"))
        }
    }
}
