#if Archives
    import Diagnostics
    import Ingest
    import Platform
    import Study

    /// What cells refer to.
    struct SheetContext {
        let texts: [String]
        /// Styles that show a number as a date.
        let dates: Set<Int>
        let is1904: Bool
        let request: UnpackRequest
    }

    /// One sheet, row by row: numbers as they are stored, dates as `YYYY-MM-DD[ HH:MM:SS]`, the last value of formulas.
    /// What a person would not see (hidden rows and columns, merged headers) is kept and reported.
    final class SheetTable: SAXHandler {
        /// Rows with anything in them, and the widest of them.
        private(set) var rows = 0
        private(set) var width = 0
        private let context: SheetContext
        private let spool: TableSpool

        private var row: [String] = []
        private var line = 0
        private var column = 0
        private var type = ""
        private var style = 0
        private var text: [UInt8] = []
        private var hasValue = false
        private var takes = false
        private var inPhonetic = false

        private var headerLine = 0
        private var lastLine = 0
        private var isEmptyRow = true
        private var hiddenRows = 0
        private var hiddenColumns = 0
        private var emptyFormulas = 0
        private var hasFormula = false
        private var isFiltered = false
        private var mergedInHeader = false
        private var tables = 0
        private var gap = false
        private var rowsBehindGap = 0

        /// - Parameter bytes: of the sheet, unpacked.
        init(_ context: SheetContext, bytes: Int) throws {
            self.context = context
            spool = try TableSpool(of: context.request.name, bytes: bytes)
        }

        func spooled() throws -> SpooledTable { try spool.finish() }

        func start(_ name: SAXName, attributes: [(name: String, value: String)], line _: Int) throws {
            func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
            switch name.string {
            case "row": begin(row: value("r"), isHidden: ["1", "true"].contains(value("hidden")))
            case "c": try begin(cell: value("r"), type: value("t"), style: value("s"))
            case "v": takes = true
            case "t": takes = type == "inlineStr" && !inPhonetic
            case "rPh": inPhonetic = true
            case "f": hasFormula = true
            case "col" where ["1", "true"].contains(value("hidden")): hiddenColumns += 1
            case "autoFilter", "filterColumn": isFiltered = isFiltered || name.string == "filterColumn"
            case "mergeCell":
                if rowNumber(value("ref").split(separator: ":").first ?? "") == headerLine { mergedInHeader = true }
            case "tablePart": tables += 1
            default: break
            }
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
            guard takes else { return }
            text += bytes
            guard text.count <= Limits.text else {
                throw context.request.failure(
                    .archiveLimit, "a cell holds more than \(Limits.text >> 20) MiB of text", line: line,
                    help: "this is not an export that Rapport reads")
            }
        }

        func end(_ name: SAXName) throws {
            switch name.string {
            case "v", "t":
                takes = false
                hasValue = hasValue || !text.isEmpty
            case "rPh": inPhonetic = false
            case "c": endCell()
            case "row": try endRow()
            default: break
            }
        }

        private func begin(row number: String, isHidden: Bool) {
            // No sheet has as many rows; a number beyond is nothing to count on from.
            line = min(Int(number) ?? line + 1, 1 << 30)
            column = 0
            row.removeAll(keepingCapacity: true)
            isEmptyRow = true
            if isHidden { hiddenRows += 1 }
        }

        private func begin(cell reference: String, type: String, style: String) throws {
            column = columnNumber(reference) ?? column + 1
            guard column <= ArchiveLimits.columns else {
                throw context.request.failure(
                    .archiveLimit, "a cell beyond column \(ArchiveLimits.columns)", line: line,
                    help: "this is not a workbook that Rapport reads")
            }
            (self.type, self.style, text, hasValue, hasFormula) = (type, Int(style) ?? 0, [], false, false)
        }

        private func endCell() {
            if hasFormula, !hasValue { emptyFormulas += 1 }
            guard hasValue, column > 0 else { return }
            let value = SheetText.cell(
                String(decoding: text, as: UTF8.self), type: type, isDate: context.dates.contains(style), context)
            if row.count < column { row += Array(repeating: "", count: column - row.count) }
            row[column - 1] = value
            if !value.isEmpty { isEmptyRow = false }
        }

        private func endRow() throws {
            guard !isEmptyRow else { return }
            if rows == 0 { headerLine = line }
            if rows > 1, line > lastLine + 1 { gap = true }
            lastLine = line
            rows += 1
            if gap { rowsBehindGap += 1 }
            width = max(width, row.count)
            // Rows end with their last cell; the header says how many there are.
            if rows > 1, row.count < width { row += Array(repeating: "", count: width - row.count) }
            try spool.append(row, line: line)
        }

        /// `BC12` to 55; nil without letters.
        private func columnNumber(_ reference: String) -> Int? {
            var number = 0
            for byte in reference.utf8 {
                let letter = byte & 0xDF
                guard (65...90).contains(letter), number < 1 << 20 else { break }
                number = number * 26 + Int(letter - 64)
            }
            return number == 0 ? nil : number
        }

        private func rowNumber(_ reference: Substring) -> Int { Int(reference.drop { !$0.isNumber }) ?? 0 }

        /// Says what somebody who looks at the sheet would not expect.
        func report(_ request: UnpackRequest) {
            func warn(_ message: String, line: Int? = nil, help: String) {
                request.warn(.sheetUnusual, message, line: line, help: help)
            }
            if hiddenRows > 0 {
                warn(
                    "\(hiddenRows) row\(hiddenRows == 1 ? " is" : "s are") hidden\(isFiltered ? " by a filter" : "") and read all the same",
                    help: "delete them if they do not belong to the survey")
            }
            if hiddenColumns > 0 {
                warn("some columns are hidden and read all the same", help: "nothing to do if that is right")
            }
            if mergedInHeader {
                warn(
                    "cells of the header are merged: columns behind the first of them have no name", line: headerLine,
                    help: "unmerge them and give each column a name")
            }
            if emptyFormulas > 0 {
                warn(
                    "\(emptyFormulas) formulas have no stored value and are read as blank",
                    help: "open the workbook in Excel, let it calculate, and save it")
            }
            if tables > 1 {
                warn(
                    "the sheet holds \(tables) tables", line: headerLine,
                    help: "put the one you mean on a sheet of its own")
            }
            if rowsBehindGap > 0, tables < 2 {
                warn(
                    "\(rowsBehindGap) rows stand behind an empty one", line: headerLine,
                    help: "if they are another table, move it to a sheet of its own")
            }
        }
    }

    /// Texts of cells.
    enum SheetText {
        /// The text of a cell from what is stored.
        static func cell(_ stored: String, type: String, isDate: Bool, _ context: SheetContext) -> String {
            switch type {
            case "s": Int(stored).flatMap { context.texts.indices.contains($0) ? context.texts[$0] : nil } ?? ""
            case "inlineStr", "str": unescaped(stored)
            case "b": stored == "1" ? "TRUE" : "FALSE"
            case "e": stored
            case "d": stored.replacing("T", with: " ")
            default: isDate ? date(stored, is1904: context.is1904) : number(stored)
            }
        }

        /// A number as it is stored, in the shortest form that means the same: `4`, `4.1`, `12345678901234567`.
        static func number(_ stored: String) -> String {
            if stored.utf8.allSatisfy({ $0 &- 48 < 10 || $0 == 45 }) { return stored }
            guard let value = Double(stored), value.isFinite else { return stored }
            if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
            return "\(value)"
        }

        /// Days since the epoch as a date, with the time where there is one. Day 60 of 1900 never was.
        static func date(_ stored: String, is1904: Bool) -> String {
            guard let serial = Double(stored), serial >= 0, serial < 2_958_466 else { return number(stored) }
            let seconds = Int((serial * 86_400).rounded())
            var days = seconds / 86_400
            let time = seconds % 86_400
            // From here on: days since 1899-12-30, which makes day 61 the first of March 1900.
            if is1904 { days += 1462 } else if days < 60 { days += 1 }
            let clock = String(padded(time / 3600, 2) + ":" + padded(time / 60 % 60, 2) + ":" + padded(time % 60, 2))
            // A time of day alone.
            if serial < 1, !is1904 { return clock }
            let day = CivilDay(days: days - 25_569)
            let text = padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2)
            return time == 0 ? text : text + " " + clock
        }

        private static func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }

        /// Characters that XML cannot hold are written `_x000D_`.
        static func unescaped(_ text: String) -> String {
            guard text.contains("_x") else { return text }
            var out = ""
            var rest = Substring(text)
            while let start = rest.firstRange(of: "_x") {
                let tail = rest[start.upperBound...]
                let digits = tail.prefix(4)
                if digits.count == 4, tail.dropFirst(4).first == "_", digits.allSatisfy(\.isHexDigit),
                    let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
                {
                    out += rest[..<start.lowerBound]
                    out.unicodeScalars.append(scalar)
                    rest = tail.dropFirst(5)
                } else {
                    out += rest[..<start.upperBound]
                    rest = tail
                }
            }
            return out + rest
        }
    }
#endif
