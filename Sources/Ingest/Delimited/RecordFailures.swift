import Diagnostics

/// What can be wrong with the records of delimited text so that reading has to stop.
extension Failure {
    static func unclosedQuote(at place: Place) -> Failure {
        Failure(
            .quoteUnclosed, "a quote opens here and is never closed", at: place,
            help: "the file may have been cut off; export it again")
    }

    static func recordCut(at place: Place) -> Failure {
        Failure(
            .recordCut, "the file ends within this record", at: place, help: "the file was cut off; export it again")
    }

    static func recordTooLarge(at place: Place) -> Failure {
        Failure(
            .recordTooLarge, "a record is longer than \(Limits.record >> 20) MiB", at: place,
            help: "a quote that is never closed, or not an export")
    }
}
