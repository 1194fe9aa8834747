import Diagnostics

extension Opening {
    /// An export over a table that was made of the file.
    /// - Parameter data: the file with the records, where it is not the one that was opened.
    func export(_ table: SpooledTable, _ layout: Layout, data: Input? = nil) throws -> Export {
        let spooled = try (data.map { input.beside($0) } ?? input).replaced(
            by: table, workers: workers, step: request.chunk)
        if spooled.size == 0 {
            throw failure(.sourceHeaderOnly, "no record in the file", help: "export it again")
        }
        var layout = layout
        layout.evidence = evidence
        return Export(
            input: spooled, layout: layout,
            delimited: DelimitedReader(
                input: spooled, layout: layout, delimiter: UInt8(ascii: ","), dataStart: 0, lastLine: .accept))
    }
}
