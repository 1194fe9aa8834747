import Diagnostics

/// A format whose files are XML, told by the root element.
protocol XMLFormat: Format {
    static func recognise(_ outline: XMLOutline) -> Evidence
}

extension XMLFormat {
    package static func recognise(_ sample: Sample) -> Evidence {
        guard case .xml(let outline) = sample.shape else { return .none }
        return recognise(outline)
    }
}

extension Opening {
    /// The first elements of the file, which is XML.
    func outline() throws -> XMLOutline {
        guard case .xml(let outline) = sample.shape else {
            throw failure(.sourceUnsupported, "this is not XML", help: "leave `format:` out, or check the path")
        }
        return outline
    }

    /// An export whose records are the elements at a path.
    func export(recordsAt path: [String], _ layout: Layout, column: @escaping XMLReader.Naming) throws -> Export {
        let outline = try outline()
        if outline.isWhole, !outline.has(path) {
            // A file without any record at the path is empty, or not what the path is for.
            guard outline.has(path.dropLast()) else { throw Failure.noRecords(path, input.name) }
            collector.add(
                Diagnostic(
                    .sourceHeaderOnly, "no record in the file", at: Place(file: input.name, line: 1),
                    help: "export it again"))
        }
        return Export(
            input: input, layout: layout,
            xml: XMLReader(input: input, path: path, column: column, pieceSize: request.chunk))
    }
}

extension Failure {
    static func noRecords(_ path: [String], _ file: String) -> Failure {
        Failure(
            .xmlNoRecords, "no element at the path of a record, /" + path.joined(separator: "/"),
            at: Place(file: file, line: 1), help: "check `format:` and `record:` of this source")
    }
}
