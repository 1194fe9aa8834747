import Diagnostics
import Study
import Workers

/// An export that has been opened and understood: its layout, and a way to read its records.
package struct Export: Sendable {
    package let input: Input
    package let layout: Layout
    private let reader: Reader

    private enum Reader: Sendable {
        case delimited(DelimitedReader)
        case xml(XMLReader)
    }

    /// How to open a file: what a study may say about it.
    package struct Request: Sendable {
        package var path: String
        package var name: String
        package var format: String?
        package var encoding: String?
        package var delimiter: UInt8?
        package var record: String?
        package var lastLine: LastLine = .refuse
        /// The structure file with an export's labels, opened.
        package var structure: LimeSurveyStructure?

        package init(path: String, name: String) {
            self.path = path
            self.name = name
        }
    }

    /// Opens a file, recognises its format and reads its headers.
    package static func open(
        _ request: Request, workers: Workers, hasher: BlockHasher?, collector: Collector
    ) throws -> Export {
        let input = try Input.open(
            request.path, name: request.name, encoding: request.encoding, workers: workers, hasher: hasher,
            collector: collector)
        let head = try input.head(1 << 16)
        let first = head.first { $0 > 32 }
        if first == UInt8(ascii: "<"), request.format == nil || XMLFormats.names.contains(request.format ?? "") {
            return try XMLFormats.open(input, request)
        }
        return try delimited(input, request, collector)
    }

    init(input: Input, layout: Layout, xml: XMLReader) {
        self.input = input
        self.layout = layout
        reader = .xml(xml)
    }

    private init(input: Input, layout: Layout, delimited: DelimitedReader) {
        self.input = input
        self.layout = layout
        reader = .delimited(delimited)
    }

    /// Whether an answer cell that is not there at all means that the question was not shown.
    package var absentMeansNotShown: Bool { if case .xml = reader { true } else { false } }

    /// Reads all records. Each worker gathers into a state of its own; the states come back in no particular order.
    package func read<State: Sendable>(
        plan: ColumnPlan, workers: Workers, start: @escaping @Sendable () -> State,
        consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        let states =
            switch reader {
            case .delimited(let reader):
                try reader.read(plan: plan, workers: workers, start: start, consume: consume)
            case .xml(let reader): try reader.read(plan: plan, start: start, consume: consume)
            }
        try input.checkUnchanged()
        return states
    }

    /// Reads the records at `places` again, in ascending order of place.
    package func reread(_ places: [Int], plan: ColumnPlan, consume: (RecordBlock) throws -> Void) throws {
        switch reader {
        case .delimited(let reader): try reader.reread(places.sorted(), plan: plan, consume: consume)
        case .xml(let reader): try reader.reread(places, plan: plan, consume: consume)
        }
    }

    /// Lines of places, for messages.
    package func lines(of places: [Int]) throws -> [Int: Place] {
        if case .xml = reader {
            return Dictionary(
                places.map { ($0, Place(file: input.name, line: $0 >> 32)) }, uniquingKeysWith: { a, _ in a })
        }
        return try Lines(input).places(places)
    }

    private static func delimited(_ input: Input, _ request: Request, _ collector: Collector) throws -> Export {
        var bytes = try input.head(1 << 16)
        var (delimiter, skip) = try request.delimiter.map { ($0, 0) } ?? Delimiter.detect(bytes, name: input.name)
        if request.delimiter != nil, let hint = try? Delimiter.detect(bytes, name: input.name), hint.skip > 0 {
            (delimiter, skip) = hint
        }
        bytes.removeFirst(skip)
        var head = HeadRecords.parse(bytes, delimiter: delimiter, limit: 8, whole: input.size - input.mark <= bytes.count + skip)
        if head.rows.count < 4, input.size > bytes.count {
            // Headers with long question texts: look at more of the file before deciding.
            bytes = Array(try input.head(Limits.record).dropFirst(skip))
            head = HeadRecords.parse(bytes, delimiter: delimiter, limit: 8, whole: input.size - input.mark <= bytes.count + skip)
        }
        let layout = try recognise(head, request, input.name)
        try check(layout, head, input, collector)
        let dataStart = input.mark + skip + (layout.headerRecords > head.ends.count ? bytes.count : head.ends[layout.headerRecords - 1])
        let reader = DelimitedReader(
            input: input, layout: layout, delimiter: delimiter, dataStart: dataStart, lastLine: request.lastLine)
        return Export(input: input, layout: layout, delimited: reader)
    }

    private static func recognise(_ head: HeadRecords, _ request: Request, _ name: String) throws -> Layout {
        if let wanted = request.format {
            guard let format = DelimitedFormats.all.first(where: { $0.name == wanted }) else {
                let known = DelimitedFormats.all.map { $0.name } + XMLFormats.names
                throw Failure(
                    .studyInvalidValue, "unknown format '\(wanted)'", at: Place(file: name),
                    help: "known: " + known.joined(separator: ", "))
            }
            return format.layout(head, evidence: ["named by the study"])
        }
        let found = DelimitedFormats.all.map { ($0, $0.recognise(head)) }.sorted { $0.1.score > $1.1.score }
        guard let best = found.first, best.1.score > 0 else {
            throw Failure(.sourceUnsupported, "no header row to be seen", at: Place(file: name))
        }
        if found.count > 1, found[1].1.score == best.1.score {
            throw Failure(
                .sourceAmbiguous, "two formats fit alike: \(best.0.name) and \(found[1].0.name)", at: Place(file: name),
                help: "say `format:` for this source")
        }
        return best.0.layout(head, evidence: best.1.evidence)
    }

    private static func check(_ layout: Layout, _ head: HeadRecords, _ input: Input, _ collector: Collector) throws {
        guard !layout.columns.isEmpty, layout.columns.count <= Limits.columns else {
            throw Failure(
                .sourceUnsupported, "the header has \(layout.columns.count) columns", at: Place(file: input.name, line: 1),
                help: "at most \(Limits.columns) are read")
        }
        let again = layout.columns.filter { $0.id.contains("#") && layout.column(String($0.id.prefix { $0 != "#" })) != nil }
        if let first = again.first {
            collector.add(
                Diagnostic(
                    .headerDuplicate, "\(again.count) headers stand more than once, such as column \(first.position + 1)",
                    at: Place(file: input.name, line: 1), help: "later ones are named with #2, #3 and so on"))
        }
        if head.rows.count <= layout.headerRecords {
            collector.add(
                Diagnostic(.sourceHeaderOnly, "headers and no record", at: Place(file: input.name), help: "export it again"))
        }
    }
}

extension Export {
    /// All columns. For XML, whose elements are only known from the data, this reads the whole file.
    package func columns() throws -> [Column] {
        guard case .xml(let reader) = reader else { return layout.columns }
        return try reader.names().names.enumerated().map { reader.column($1, $0) }
    }
}
