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
        package var sheet: String?
        package var unpackers: [any Unpacker] = []
        package var delimiter: UInt8?
        package var record: String?
        /// What the study says columns are called.
        package var columns: [ColumnName] = []
        package var lastLine: LastLine = .refuse
        /// What a structure file says about the export's questions.
        package var codebook = Codebook()
        /// That file, and the name of its format.
        package var structure: (input: Input, format: String)?
        /// Bytes of a chunk, about; nil is what is quickest. No result depends on it.
        package var chunk: Int?

        package init(path: String, name: String) {
            self.path = path
            self.name = name
        }

        /// What of it concerns the file's bytes.
        var opening: Input.Opening {
            var opening = Input.Opening()
            (opening.encoding, opening.sheet, opening.unpackers) = (encoding, sheet, unpackers)
            opening.step = chunk ?? BlockScan.blockSize
            return opening
        }
    }

    /// Opens a file, recognises its format and reads its headers.
    package static func open(
        _ request: Request, workers: Workers, hasher: BlockHasher?, collector: Collector
    ) throws -> Export {
        let input = try Input.open(
            request.path, name: request.name, request.opening, workers: workers, hasher: hasher, collector: collector)
        let sample = try Sample.of(input, request)
        let (format, evidence) = try Detection.choose(sample, request, input)
        return try format.open(
            Opening(
                input: input, request: request, sample: sample, evidence: evidence, workers: workers,
                hasher: hasher, collector: collector))
    }

    init(input: Input, layout: Layout, xml: XMLReader) {
        self.input = input
        self.layout = layout
        reader = .xml(xml)
    }

    init(input: Input, layout: Layout, delimited: DelimitedReader) {
        self.input = input
        self.layout = layout
        reader = .delimited(delimited)
    }

    /// The code of an answer cell that a record does not have at all: in XML, a question that was not shown.
    package var absent: UInt8 { if case .xml = reader { AnswerCode.notShown } else { layout.blank } }

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
