import Diagnostics

extension Opening {
    /// Says that columns share a name, which only the first of them keeps.
    func reportRepeated(_ layout: Layout) {
        guard let first = layout.repeated.first else { return }
        collector.add(
            Diagnostic(
                .headerDuplicate,
                "headers stand more than once (\(layout.repeated.count)), such as column \(first + 1)",
                at: Place(file: input.name, line: 1), help: "later ones are named with #2, #3 and so on"))
    }

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
        reportRepeated(layout)
        return Export(
            input: spooled, layout: layout,
            delimited: DelimitedReader(
                input: spooled, layout: layout, delimiter: UInt8(ascii: ","), dataStart: 0, lastLine: request.lastLine))
    }
}
