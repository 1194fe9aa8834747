import Diagnostics

extension Opening {
    /// An export over a table that was made of the file.
    func export(_ table: SpooledTable, _ layout: Layout) throws -> Export {
        let spooled = try input.replaced(by: table, workers: workers, step: request.chunk)
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
