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
        /// Bytes of a chunk, about; nil is what is quickest. No result depends on it.
        package var chunk: Int?

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
            request.path, name: request.name, encoding: request.encoding, step: request.chunk ?? BlockScan.blockSize,
            workers: workers, hasher: hasher, collector: collector)
        let head = try input.head(1 << 16)
        let first = head.first { $0 > 32 }
        if first == UInt8(ascii: "<"), request.format == nil || XMLFormats.names.contains(request.format ?? "") {
            return try XMLFormats.open(input, request, collector)
        }
        let (layout, reader) = try DelimitedOpening(input: input, request: request, collector: collector).made()
        return Export(input: input, layout: layout, delimited: reader)
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
    ///
    /// - Parameter restart: called when the file turns out to be cut wrongly and is read anew: what `consume` has seen
    ///   until then may never have been there, and must leave no trace.
    package func read<State: Sendable>(
        plan: ColumnPlan, workers: Workers, restart: () -> Void = {}, start: @escaping @Sendable () -> State,
        consume: @escaping @Sendable (RecordBlock, inout State) throws -> Void
    ) throws -> [State] {
        try unchanged {
            switch reader {
            case .delimited(let reader):
                try reader.read(plan: plan, workers: workers, restart: restart, start: start, consume: consume)
            case .xml(let reader):
                try reader.read(plan: plan, workers: workers, restart: restart, start: start, consume: consume)
            }
        }
    }

    /// Reads the records at `places` again, in ascending order of place.
    package func reread(_ places: [Int], plan: ColumnPlan, consume: (RecordBlock) throws -> Void) throws {
        try unchanged {
            switch reader {
            case .delimited(let reader): try reader.reread(places.sorted(), plan: plan, consume: consume)
            case .xml(let reader): try reader.reread(places, plan: plan, consume: consume)
            }
        }
    }

    /// Does what reads the file; that the file changed meanwhile explains any error it may have had.
    private func unchanged<Result>(_ body: () throws -> Result) throws -> Result {
        let result = Swift.Result { try body() }
        try input.checkUnchanged()
        return try result.get()
    }

    /// Lines of places, for messages.
    package func lines(of places: [Int]) throws -> [Int: Place] {
        if case .xml(let reader) = reader {
            return try reader.lines(of: places).mapValues { Place(file: input.name, line: $0) }
        }
        return try Lines(input).places(places)
    }
}

extension Export {
    /// All columns. For XML, whose elements are only known from the data, this reads the whole file.
    package func columns() throws -> [Column] {
        guard case .xml(let reader) = reader else { return layout.columns }
        return try unchanged { try reader.names().names.enumerated().map { reader.column($1, $0) } }
    }
}
