import Diagnostics
import Foundation
import Study
import Workers

@testable import Ingest

/// What reading a file came to, whatever its format: records by the names of their columns, and what was said.
struct Contents {
    struct Record: Equatable {
        /// Where it stands; nil for a question of a structure.
        var place: Place?
        var fault = RecordFault.none
        /// Texts of the cells that have any, by the ids of their columns.
        var cells: [String: String]
    }

    var format: String
    var columns: [String] = []
    var records: [Record] = []
    var said: [Diagnostic] = []
    /// Why it was not read.
    var refusal: [Diagnostic] = []

    var isRefused: Bool { !refusal.isEmpty || said.contains { $0.severity == .error } }
    /// The records that can be used.
    var usable: [Record] { records.filter { $0.fault == .none } }
    /// The same without places.
    var texts: [[String: String]] { records.map(\.cells) }
}

/// A folder in which files of one fixture lie, one after the other.
struct ContractFolder {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes the parts and returns the path of the first one.
    func write(_ parts: [Fixture.Part]) throws -> String {
        for part in parts.dropFirst() { _ = try folder.write(part.bytes, as: part.name) }
        return try folder.write(parts[0].bytes, as: parts[0].name)
    }

    /// Reads parts as a run would: records, or the questions of a structure.
    func read(
        _ parts: [Fixture.Part], places: Bool = false, _ change: (inout Export.Request) -> Void = { _ in }
    ) throws -> Contents {
        var request = Export.Request(path: try write(parts), name: parts[0].name)
        change(&request)
        let collector = Collector()
        var contents = Contents(format: "")
        do {
            let format = try Self.format(of: request)
            contents.format = format.name
            if format.holds == .structure {
                contents.take(try Codebook.read(request, workers: Workers(1), collector: collector).book)
            } else {
                let export = try Export.open(request, workers: Workers(1), hasher: nil, collector: collector)
                try contents.take(export, places: places)
            }
        } catch let failure as Failure {
            contents.refusal = failure.diagnostics
        }
        contents.said = collector.all
        return contents
    }

    /// What a file is taken for.
    static func format(of request: Export.Request) throws -> any Format.Type {
        let (input, sample) = try sample(of: request)
        return try Detection.choose(sample, request, input).format
    }

    /// What is seen of a file before its format is known.
    static func sample(of request: Export.Request) throws -> (input: Input, sample: Sample) {
        let input = try Input.open(
            request.path, name: request.name, request.opening, workers: Workers(1), hasher: nil,
            collector: Collector())
        return (input, try Sample.of(input, request))
    }
}

extension Contents {
    fileprivate mutating func take(_ export: Export, places wanted: Bool) throws {
        let reading = try NamedReading(export)
        let read = try reading.all()
        let places = wanted ? try export.lines(of: read.map(\.place)) : [:]
        columns = reading.names
        records = read.map {
            Record(place: places[$0.place], fault: $0.fault, cells: reading.named($0))
        }
    }

    fileprivate mutating func take(_ book: Codebook) {
        columns = book.questions.map(\.id)
        records = book.questions.map { question in
            var cells = ["id": question.id, "kind": question.kind.map { "\($0)" } ?? "", "stem": question.stem ?? ""]
            for text in question.text { cells["text \(text.language)"] = text.text }
            for choice in question.choices {
                cells["choice \(choice.code)"] = choice.labels.map(\.text).joined(separator: "|")
            }
            return Record(cells: cells.filter { !$0.value.isEmpty })
        }
    }
}
