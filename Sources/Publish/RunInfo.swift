/// What `run.json` says of how results came about. Numbers that could point at few people are gone already: a count
/// is a number or the word `few`.
package struct RunInfo: Sendable {
    /// A number of records, unless it would single somebody out.
    package enum Count: Sendable, Equatable {
        case exact(Int)
        case few
        /// Any number: it would give away one that is few.
        case unsaid
    }

    /// One input file.
    package struct Input: Sendable {
        package var source: String
        package var path: String
        package var format: String
        package var encoding: String
        package var bytes: Int
        package var digest: String
        /// Records read and what became of them; empty for files without responses.
        package var ledger: [(word: String, count: Count)]
        /// Answer cells of used records by kind.
        package var cells: [(word: String, count: Count)]

        package init(
            source: String, path: String, format: String, encoding: String, bytes: Int, digest: String,
            ledger: [(word: String, count: Count)], cells: [(word: String, count: Count)]
        ) {
            self.source = source
            self.path = path
            self.format = format
            self.encoding = encoding
            self.bytes = bytes
            self.digest = digest
            self.ledger = ledger
            self.cells = cells
        }
    }

    package var runID: String
    package var version: String
    package var study: String
    package var studyDigest: String
    package var k: Int
    package var asOf: String?
    package var inputs: [Input]
    package var totals: [(word: String, count: Count)]
    /// Findings of the run by id and severity.
    package var checks: [(id: String, severity: String, count: Int)]
    package var cells: (released: Int, withheld: Int)
    /// Seconds by stage; the only thing that differs between two runs of the same.
    package var timing: [(stage: String, milliseconds: Int)]

    package init(
        runID: String, version: String, study: String, studyDigest: String, k: Int, asOf: String?, inputs: [Input],
        totals: [(word: String, count: Count)], checks: [(id: String, severity: String, count: Int)],
        cells: (released: Int, withheld: Int), timing: [(stage: String, milliseconds: Int)]
    ) {
        self.runID = runID
        self.version = version
        self.study = study
        self.studyDigest = studyDigest
        self.k = k
        self.asOf = asOf
        self.inputs = inputs
        self.totals = totals
        self.checks = checks
        self.cells = cells
        self.timing = timing
    }
}

/// A file beside `run.json`, as the manifest vouches for it.
package struct OutputInfo: Sendable {
    package var path: String
    package var bytes: Int
    package var digest: String

    package init(path: String, bytes: Int, digest: String) {
        self.path = path
        self.bytes = bytes
        self.digest = digest
    }
}
