/// A way in which a platform lays out delimited text.
protocol DelimitedFormat: Format {
    /// How much the first records speak for this format.
    static func recognise(_ head: HeadRecords) -> Evidence
    /// What the headers mean. Called when the format was recognised or named.
    static func layout(_ head: HeadRecords) -> Layout
    /// Why the records cannot be of this format though the study names it; nil when they can.
    static func contradiction(_ head: HeadRecords) -> String?
    /// Whether these records are all that is left of a file of this format that was cut within its header rows.
    static func isCut(_ head: HeadRecords) -> Bool
}

extension DelimitedFormat {
    static func contradiction(_ head: HeadRecords) -> String? { nil }
    static func isCut(_ head: HeadRecords) -> Bool { false }

    package static func recognise(_ sample: Sample) -> Evidence {
        guard case .records(let head, _) = sample.shape else { return .none }
        return recognise(head)
    }

    package static func isCut(_ sample: Sample) -> Bool {
        guard case .records(let head, _) = sample.shape else { return false }
        return isCut(head)
    }

    package static func open(_ opening: Opening) throws -> Export {
        try DelimitedOpening(opening: opening).export(Self.self)
    }
}
