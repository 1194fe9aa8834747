import Diagnostics
import Ingest
import Study

/// How an export is to be read, where its holder knows better than detection.
public struct ReadingHints: Sendable {
    /// Name of a format, as in the manual.
    public var format: String?
    /// Character encoding.
    public var encoding: String?
    /// What stands between two cells: `,`, `;`, `|`, or the word for it.
    public var delimiter: String?
    /// The sheet of a workbook, where several are tables.
    public var sheet: String?
    /// Slash path of the record element of plain XML.
    public var record: String?

    /// Nothing is known better.
    public init() {}

    /// What is wrong with what was said, before any file is opened; nil when nothing is.
    public var complaint: String? {
        func unknown(_ what: String, _ text: String, _ known: [String]) -> String {
            "unknown \(what) '\(SafeText.of(text))'; known: \(known.joined(separator: ", "))"
        }
        let formats = Formats.names + Unpackers.all.compactMap(\.formatName)
        if let format, !formats.contains(format) { return unknown("format", format, formats) }
        if let encoding, TextEncoding(name: encoding) == nil {
            return unknown("encoding", encoding, TextEncoding.allCases.map(\.rawValue))
        }
        if let delimiter, DelimiterWord.byte(delimiter) == nil {
            return unknown("delimiter", delimiter, DelimiterWord.all.prefix(DelimiterWord.words).map(\.word))
        }
        return nil
    }

    /// The same as keys of a source in a study.
    var studyKeys: [(key: String, value: String)] {
        let keys = [
            ("format", format), ("encoding", encoding), ("delimiter", delimiter), ("sheet", sheet), ("record", record),
        ]
        return keys.compactMap { key, value in value.map { (key, $0) } }
    }

    func apply(to request: inout Export.Request) throws {
        (request.format, request.encoding, request.sheet, request.record) = (format, encoding, sheet, record)
        guard let delimiter else { return }
        guard let byte = DelimiterWord.byte(delimiter) else {
            let known = DelimiterWord.all.prefix(DelimiterWord.words).map { "`\($0.word)`" }.joined(separator: ", ")
            throw Failure(
                .studyInvalidValue, "'\(SafeText.of(delimiter))' is no delimiter", at: Place(file: request.name),
                help: "one of \(known)")
        }
        request.delimiter = byte
    }
}
