import Diagnostics
import Ingest
import Platform
import Study

#if SPSS
    import CReadStat
#endif

/// An SPSS file (`.sav`, `.zsav`): values with their labels and missing codes, read by ReadStat.
package struct SPSSFile: Unpacker {
    package var formatName: String? { "spss" }

    /// Whether this build can read SPSS files: the package trait `SPSS`.
    #if SPSS
        package static let isBuiltIn = true
    #else
        package static let isBuiltIn = false
    #endif

    package init() {}

    package func takes(_ head: [UInt8]) -> Bool {
        head.starts(with: Array("$FL2".utf8)) || head.starts(with: Array("$FL3".utf8))
    }

    package func unpack(_ file: OpenFile, _ request: UnpackRequest) throws -> Unpacked {
        #if SPSS
            let columns = SPSSColumns()
            try Self.parse(file, columns, request)
            let rows = try SPSSRows(columns, of: request.name, bytes: file.identity().size)
            try Self.parse(file, rows, request)
            var unpacked = Unpacked(.table(try rows.finish()), note: "an SPSS file in \(columns.encoding)")
            unpacked.format = formatName
            unpacked.codebook = Codebook(columns.variables.map(\.question))
            return unpacked
        #else
            throw request.failure(
                .sourceUnsupported, "the file is an SPSS file",
                help: "this build is without SPSS: build with `--traits SPSS`, or export it as CSV with labels")
        #endif
    }
}

#if SPSS
    private typealias Metadata = UnsafeMutablePointer<readstat_metadata_t>
    private typealias Variable = UnsafeMutablePointer<readstat_variable_t>

    extension SPSSFile {
        /// What the library tells while it reads.
        fileprivate class Listener {
            var failure: (any Error)?
            /// Takes what it is told; an error stops the library.
            func metadata(_ metadata: Metadata?) {}
            func variable(_ variable: Variable?, labels: String?) {}
            func label(_ set: String, _ value: readstat_value_t, _ text: String) {}
            func value(_ row: Int, _ variable: Variable?, _ value: readstat_value_t) throws {}
        }

        fileprivate static func parse(_ file: OpenFile, _ listener: Listener, _ request: UnpackRequest) throws {
            guard let parser = readstat_parser_init() else {
                throw request.failure(.internalFailure, "ReadStat gave no parser", help: "try again")
            }
            defer { readstat_parser_free(parser) }
            readstat_set_metadata_handler(parser) { metadata, context in
                listenerOf(context)?.metadata(metadata)
                return Int32(READSTAT_HANDLER_OK)
            }
            readstat_set_variable_handler(parser) { _, variable, labels, context in
                listenerOf(context)?.variable(variable, labels: labels.map { String(cString: $0) })
                return Int32(READSTAT_HANDLER_OK)
            }
            readstat_set_value_label_handler(parser) { set, value, label, context in
                if let set, let label {
                    listenerOf(context)?.label(String(cString: set), value, String(cString: label))
                }
                return Int32(READSTAT_HANDLER_OK)
            }
            readstat_set_value_handler(parser) { row, variable, value, context in
                guard let listener = listenerOf(context) else { return Int32(READSTAT_HANDLER_ABORT) }
                do { try listener.value(Int(row), variable, value) } catch {
                    listener.failure = error
                    return Int32(READSTAT_HANDLER_ABORT)
                }
                return Int32(READSTAT_HANDLER_OK)
            }
            let status = readstat_parse_sav(parser, file.path, Unmanaged.passUnretained(listener).toOpaque())
            if let failure = listener.failure { throw failure }
            guard status == READSTAT_OK else {
                throw request.failure(
                    .archiveDamaged, "the SPSS file cannot be read: \(words(status))",
                    help: "save it again in SPSS, or export it as CSV with labels")
            }
        }

        private static func words(_ status: readstat_error_t) -> String {
            readstat_error_message(status).map { String(cString: $0).lowercased() } ?? "no reason given"
        }
    }

    private func listenerOf(_ context: UnsafeMutableRawPointer?) -> SPSSFile.Listener? {
        context.map { Unmanaged<SPSSFile.Listener>.fromOpaque($0).takeUnretainedValue() }
    }

    /// A variable with what its codes mean.
    struct SPSSVariable {
        var name: String
        var label: String
        var format: String
        /// The set of value labels that it uses.
        var labels: String?
        var missing: [ClosedRange<Double>] = []
        var missingTexts: [String] = []
        var choices: [Codebook.Choice] = []
        var isText: Bool

        /// The variable as a question: its labels in the order of their codes.
        var question: Codebook.Question {
            var question = Codebook.Question(id: name)
            if !label.isEmpty { question.text = [LanguageText(language: "", text: Headers.plain(label))] }
            question.choices = choices
            return question
        }

        func isMissing(_ value: Double) -> Bool { missing.contains { $0.contains(value) } }
    }

    /// First pass: variables and labels.
    private final class SPSSColumns: SPSSFile.Listener {
        private(set) var encoding = "an unnamed encoding"
        private var list: [SPSSVariable] = []
        private var labels: [String: [(value: readstat_value_t, code: String, text: String)]] = [:]

        override func metadata(_ metadata: Metadata?) {
            if let name = readstat_get_file_encoding(metadata) { encoding = String(cString: name).lowercased() }
        }

        override func variable(_ variable: Variable?, labels: String?) {
            func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
            var found = SPSSVariable(
                name: text(readstat_variable_get_name(variable)), label: text(readstat_variable_get_label(variable)),
                format: text(readstat_variable_get_format(variable)).uppercased(), labels: labels,
                isText: readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING)
            for i in 0..<readstat_variable_get_missing_ranges_count(variable) {
                let low = readstat_variable_get_missing_range_lo(variable, i)
                let high = readstat_variable_get_missing_range_hi(variable, i)
                if found.isText {
                    found.missingTexts.append(text(readstat_string_value(low)))
                } else {
                    let (a, b) = (readstat_double_value(low), readstat_double_value(high))
                    if a <= b { found.missing.append(a...b) }
                }
            }
            list.append(found)
        }

        override func label(_ set: String, _ value: readstat_value_t, _ text: String) {
            labels[set, default: []].append((value, SPSSText.of(value, format: ""), text))
        }

        /// Variables with the labels that came before or after them.
        lazy var variables: [SPSSVariable] = list.map { variable in
            var variable = variable
            variable.choices = (variable.labels.flatMap { labels[$0] } ?? []).map { entry in
                let isMissing =
                    variable.isText
                    ? variable.missingTexts.contains(entry.code)
                    : variable.isMissing(readstat_double_value(entry.value))
                return Codebook.Choice(
                    code: entry.code, labels: [LanguageText(language: "", text: entry.text)], isMissing: isMissing)
            }
            // Missing codes without a label are missing all the same.
            for range in variable.missing where range.lowerBound == range.upperBound {
                let code = SPSSText.number(range.lowerBound)
                guard !variable.choices.contains(where: { $0.code == code }) else { continue }
                variable.choices.append(
                    Codebook.Choice(
                        code: code, labels: [LanguageText(language: "", text: "missing")], isMissing: true))
            }
            return variable
        }
    }

    /// Second pass: rows.
    private final class SPSSRows: SPSSFile.Listener {
        private let columns: [SPSSVariable]
        private let spool: TableSpool
        private var row: [String]
        private var number = 0

        init(_ columns: SPSSColumns, of name: String, bytes: Int) throws {
            self.columns = columns.variables
            row = self.columns.map { _ in "" }
            spool = try TableSpool(of: name, bytes: bytes)
            super.init()
            try spool.append(self.columns.map(\.name), line: 0)
        }

        override func value(_ row: Int, _ variable: Variable?, _ value: readstat_value_t) throws {
            if row != number { try flush(); number = row }
            let column = Int(readstat_variable_get_index(variable))
            guard self.row.indices.contains(column) else { return }
            self.row[column] = SPSSText.of(value, format: columns[column].format)
            if column == self.row.count - 1 { hasRow = true }
        }

        private var hasRow = false

        private func flush() throws {
            guard hasRow else { return }
            hasRow = false
            try spool.append(row, line: number + 1)
        }

        func finish() throws -> SpooledTable {
            try flush()
            return try spool.finish()
        }
    }

    /// Values as texts.
    enum SPSSText {
        static func of(_ value: readstat_value_t, format: String) -> String {
            if readstat_value_is_system_missing(value) != 0 { return "" }
            if readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
                return readstat_string_value(value).map { String(cString: $0) } ?? ""
            }
            let number = readstat_double_value(value)
            guard number.isFinite else { return "" }
            let dates = ["DATE", "ADATE", "EDATE", "SDATE", "JDATE", "DATETIME", "YMDHMS", "QYR", "MOYR", "WKYR"]
            return dates.contains(where: format.hasPrefix) ? date(number, format) : Self.number(number)
        }

        static func number(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
        }

        /// Seconds since 14 October 1582, the first day of the Gregorian calendar.
        private static func date(_ seconds: Double, _ format: String) -> String {
            guard abs(seconds) < 1e13 else { return number(seconds) }
            let whole = Int(seconds.rounded())
            let days = Int((Double(whole) / 86_400).rounded(.down))
            let day = CivilDay(days: days - 141_428)
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
            let text = "\(day.year)-\(two(day.month))-\(two(day.day))"
            let time = whole - days * 86_400
            guard format.hasPrefix("DATETIME") || format.hasPrefix("YMDHMS") else { return text }
            return text + " \(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))"
        }
    }
#endif
