/// One way in which a platform lays out delimited text. A new one is a folder beside this file, a line in `all`, and a
/// test folder.
protocol DelimitedFormat: Sendable {
    /// What a study writes behind `format:`.
    static var name: String { get }
    /// How sure the first records make us (0: not this one; the highest wins) and why, in words.
    static func recognise(_ head: HeadRecords) -> (score: Int, evidence: [String])
    /// What the headers mean. Called when the format was recognised or named.
    static func layout(_ head: HeadRecords, evidence: [String]) -> Layout
    /// Why the records cannot be of this format though the study names it; nil when they can.
    static func contradiction(_ head: HeadRecords) -> String?
    /// Whether these records are all that is left of a file of this format that was cut within its header rows.
    static func isCut(_ head: HeadRecords) -> Bool
}

extension DelimitedFormat {
    static func contradiction(_ head: HeadRecords) -> String? { nil }
    static func isCut(_ head: HeadRecords) -> Bool { false }
}

/// The delimited formats this version reads.
enum DelimitedFormats {
    static let all: [any (DelimitedFormat & Sendable).Type] = [
        Qualtrics.self,
        SurveyMonkey.self,
        LimeSurveyCSV.self,
        PlainDelimited.self,
    ]
}
