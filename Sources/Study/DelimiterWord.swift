/// What stands between two cells of delimited text, as people write it.
package enum DelimiterWord {
    /// The words first, then the bytes themselves.
    package static let all: [(word: String, byte: UInt8)] = [
        ("comma", UInt8(ascii: ",")), ("semicolon", UInt8(ascii: ";")), ("tab", UInt8(ascii: "\t")),
        ("pipe", UInt8(ascii: "|")), (",", UInt8(ascii: ",")), (";", UInt8(ascii: ";")),
        ("\t", UInt8(ascii: "\t")), ("|", UInt8(ascii: "|")),
    ]
    /// How many of them are words.
    package static let words = 4

    package static func byte(_ text: String) -> UInt8? { all.first { $0.word == text }?.byte }
}
