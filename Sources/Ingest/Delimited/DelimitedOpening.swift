import Diagnostics

/// The first records of delimited text: what its format is told by.
enum DelimitedHead {
    /// The first records, and where they begin in the file.
    static func of(_ input: Input, _ request: Export.Request) throws -> (HeadRecords, start: Int) {
        let empty = Failure(
            .sourceEmpty, "the file holds no record", at: Place(file: input.name), help: "export it again")
        for count in [1 << 16, Limits.record + 1] {
            var bytes = try input.head(count)
            let whole = input.size - input.mark <= bytes.count
            let hint = input.rows == nil ? Delimiter.hint(bytes) : nil
            bytes.removeFirst(hint?.skip ?? 0)
            let start = input.mark + (hint?.skip ?? 0)
            // What the study says stands above what the file says; a file that says nothing is looked at.
            let looked = Array(bytes.prefix(1 << 16))
            let delimiter =
                try request.delimiter ?? hint?.delimiter ?? (input.rows == nil ? nil : UInt8(ascii: ","))
                ?? Delimiter.detect(looked, whole: whole && looked.count == bytes.count, name: input.name)
            let head = HeadRecords.parse(bytes, delimiter: delimiter, limit: records, whole: whole)
            // Headers with long question texts: look at more of the file before deciding.
            if !whole, head.rows.count < 4, count < Limits.record { continue }
            if whole, let quote = head.openQuote {
                throw Failure.unclosedQuote(at: try Lines(input).place(start + quote))
            }
            guard !head.rows.isEmpty else {
                throw whole ? empty : Failure.recordTooLarge(at: try Lines(input).place(start))
            }
            return (head, start)
        }
        throw empty
    }

    /// Most records that are looked at.
    private static let records = 24
}

/// Opens delimited text: checks what the headers say and makes the reader for the records behind them.
struct DelimitedOpening {
    let opening: Opening

    private var input: Input { opening.input }

    func export(_ format: any DelimitedFormat.Type) throws -> Export {
        guard case .records(let head, let start) = opening.sample.shape else {
            throw opening.failure(
                .sourceUnsupported, "the study says `\(format.name)`, and this is not delimited text",
                help: "leave `format:` out, or check the path")
        }
        if opening.request.format != nil, let against = format.contradiction(head) {
            throw opening.failure(
                .sourceUnsupported, "the study says `\(format.name)`, but \(against)",
                help: "leave `format:` out, or export it again")
        }
        var layout = format.layout(head)
        layout.evidence = opening.evidence
        layout.holds = format.holds
        layout.codebook = opening.request.codebook
        layout.sample = Array(head.rows.dropFirst(layout.headerRecords))
        if let unpacked = input.unpacked.last {
            layout.format = unpacked.format ?? layout.format
            if layout.codebook.questions.isEmpty { layout.codebook = unpacked.codebook }
        }
        try checkHeadersWhole(layout, head, start, format)
        try check(layout, head)
        let used = min(layout.headerRecords, head.rows.count)
        let reader = DelimitedReader(
            input: input, layout: layout, delimiter: head.delimiter,
            dataStart: used == 0 ? start : start + head.ends[used - 1], lastLine: opening.request.lastLine)
        return Export(input: input, layout: layout, delimited: reader)
    }

    /// A file cut within its header rows must not pass for one of another format, nor for one with fewer columns.
    private func checkHeadersWhole(
        _ layout: Layout, _ head: HeadRecords, _ start: Int, _ format: any DelimitedFormat.Type
    ) throws {
        let isCut =
            head.rows.count <= layout.headerRecords && layout.headerRecords > 1
            && head.rows[head.rows.count - 1].count < head.rows[0].count
        let candidates = opening.request.format == nil ? Formats.all : [format]
        guard isCut || candidates.contains(where: { $0.isCut(opening.sample) }) else { return }
        throw Failure.recordCut(at: try Lines(input).place(start + head.ends[max(0, head.rows.count - 2)]))
    }

    private func check(_ layout: Layout, _ head: HeadRecords) throws {
        guard !layout.columns.isEmpty, layout.columns.count <= Limits.columns else {
            throw opening.failure(
                .sourceUnsupported, "the header has \(layout.columns.count) columns",
                help: "at most \(Limits.columns) are read")
        }
        let place = Place(file: input.name, line: 1)
        opening.reportRepeated(layout)
        if head.rows.count <= layout.headerRecords {
            opening.collector.add(
                Diagnostic(.sourceHeaderOnly, "headers and no record", at: place, help: "export it again"))
        }
    }
}
