#if Archives
    import Diagnostics
    import Ingest
    import Platform

    /// A workbook (`.xlsx`): finds the sheet that is meant and makes a table of it.
    struct Workbook {
        private let archive: ZipArchive
        private let request: UnpackRequest

        init(_ archive: ZipArchive, _ request: UnpackRequest) {
            self.archive = archive
            self.request = request
        }

        /// A sheet that may be a table.
        private struct Candidate {
            let name: String
            let table: SheetTable
        }

        func unpacked() throws -> Unpacked {
            let parts = try WorkbookParts.read(archive, request)
            let context = SheetContext(
                texts: try sharedTexts(), dates: try dateStyles(), is1904: parts.is1904, request: request)
            if let wanted = request.sheet {
                guard let sheet = parts.sheets.first(where: { $0.name == wanted }) else {
                    let names = parts.sheets.map { "'\($0.name)'" }.joined(separator: ", ")
                    throw request.failure(
                        .sourceUnsupported, "no sheet '\(wanted)' in the workbook", help: "its sheets are \(names)")
                }
                return try made(Candidate(name: sheet.name, table: table(sheet, context)), parts)
            }
            var candidates: [Candidate] = []
            for sheet in parts.sheets where !sheet.isHidden {
                let table = try table(sheet, context)
                if table.rows > 1, table.width > 1 { candidates.append(Candidate(name: sheet.name, table: table)) }
            }
            guard let only = candidates.first, candidates.count == 1 else {
                let names = candidates.map { "'\($0.name)'" }.joined(separator: ", ")
                throw request.failure(
                    candidates.isEmpty ? .sourceEmpty : .sourceAmbiguous,
                    candidates.isEmpty
                        ? "no sheet of the workbook is a table"
                        : "\(candidates.count) sheets of the workbook are tables",
                    help: candidates.isEmpty ? "export it again" : "say which with `sheet:`; there are \(names)")
            }
            return try made(only, parts)
        }

        private func made(_ sheet: Candidate, _ parts: WorkbookParts) throws -> Unpacked {
            sheet.table.report(request)
            return Unpacked(.table(try sheet.table.spooled()), note: "sheet '\(sheet.name)' of an Excel workbook")
        }

        private func table(_ sheet: WorkbookParts.Sheet, _ context: SheetContext) throws -> SheetTable {
            guard let member = archive.member(sheet.path) else { throw ZipArchive.damaged(request) }
            let part = try archive.part(member)
            let table = try SheetTable(context, bytes: part.size)
            try SAXParser(name: request.name, handler: table).parse(part)
            return table
        }

        private func sharedTexts() throws -> [String] {
            guard let member = archive.member("xl/sharedStrings.xml") else { return [] }
            let texts = SharedTexts(request)
            try SAXParser(name: request.name, handler: texts).parse(archive.part(member))
            return texts.all
        }

        private func dateStyles() throws -> Set<Int> {
            guard let member = archive.member("xl/styles.xml") else { return [] }
            let styles = DateStyles()
            try SAXParser(name: request.name, handler: styles).parse(archive.part(member))
            return styles.dates
        }
    }

    /// What the workbook's own parts say: its sheets in order, where each is, and which day its numbers count from.
    struct WorkbookParts {
        struct Sheet {
            var name: String
            var path: String
            var isHidden: Bool
        }

        var sheets: [Sheet] = []
        var is1904 = false

        static func read(_ archive: ZipArchive, _ request: UnpackRequest) throws -> WorkbookParts {
            guard let workbook = archive.member("xl/workbook.xml"),
                let relations = archive.member("xl/_rels/workbook.xml.rels")
            else { throw ZipArchive.damaged(request) }
            let targets = Elements(["Relationship"])
            try SAXParser(name: request.name, handler: targets).parse(archive.part(relations))
            let paths = Dictionary(
                targets.found.map { ($0.attributes["Id"] ?? "", $0.attributes["Target"] ?? "") },
                uniquingKeysWith: { a, _ in a })
            let elements = Elements(["sheet", "workbookPr"])
            try SAXParser(name: request.name, handler: elements).parse(archive.part(workbook))
            var parts = WorkbookParts()
            for element in elements.found {
                if element.name == "workbookPr" {
                    parts.is1904 = ["1", "true"].contains(element.attributes["date1904"] ?? "")
                } else if let path = element.attributes["id"].flatMap({ paths[$0] }) {
                    parts.sheets.append(
                        Sheet(
                            name: element.attributes["name"] ?? "",
                            path: path.hasPrefix("/") ? String(path.dropFirst()) : "xl/" + path,
                            isHidden: (element.attributes["state"] ?? "visible") != "visible"))
                }
            }
            guard !parts.sheets.isEmpty else { throw ZipArchive.damaged(request) }
            return parts
        }
    }

    /// Gathers elements of some names with their attributes.
    private final class Elements: SAXHandler {
        private(set) var found: [(name: String, attributes: [String: String])] = []
        private let wanted: Set<String>

        init(_ wanted: Set<String>) { self.wanted = wanted }

        func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
            guard wanted.contains(name.string), found.count < ArchiveLimits.members else { return }
            let pairs = Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
            found.append((name.string, pairs))
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}
        func end(_ name: SAXName) throws {}
    }

    /// The texts that cells share: plain ones, and the runs of formatted ones put together.
    final class SharedTexts: SAXHandler {
        private(set) var all: [String] = []
        private var text: [UInt8] = []
        private var takes = false
        private var inPhonetic = false
        private var size = 0
        private let request: UnpackRequest

        init(_ request: UnpackRequest) { self.request = request }

        func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
            switch name.string {
            case "si": text = []
            case "rPh": inPhonetic = true
            case "t": takes = !inPhonetic
            default: break
            }
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {
            guard takes else { return }
            text += bytes
            size += bytes.count
            guard size <= ArchiveLimits.sharedTexts else {
                throw request.failure(
                    .archiveLimit, "the workbook's texts are larger than any export's",
                    help: "this is not an export that Rapport reads")
            }
        }

        func end(_ name: SAXName) throws {
            switch name.string {
            case "t": takes = false
            case "rPh": inPhonetic = false
            case "si": all.append(SheetText.unescaped(String(decoding: text, as: UTF8.self)))
            default: break
            }
        }
    }

    /// Which cell styles show a number as a date.
    final class DateStyles: SAXHandler {
        private(set) var dates: Set<Int> = []
        private var own: [Int: Bool] = [:]
        private var inCellStyles = false
        private var number = 0

        /// The formats that every workbook has for dates and times.
        private static let builtIn: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)

        func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws {
            func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
            switch name.string {
            case "numFmt": if let id = Int(value("numFmtId")) { own[id] = Self.isDate(value("formatCode")) }
            case "cellXfs": inCellStyles = true
            case "xf" where inCellStyles:
                if let id = Int(value("numFmtId")), own[id] ?? Self.builtIn.contains(id) { dates.insert(number) }
                number += 1
            default: break
            }
        }

        func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}

        func end(_ name: SAXName) throws { if name.string == "cellXfs" { inCellStyles = false } }

        /// Whether a format code has the letters of a date outside quotes and brackets.
        private static func isDate(_ code: String) -> Bool {
            var quoted = false
            var bracketed = false
            var escaped = false
            for character in code.lowercased() {
                if escaped { escaped = false; continue }
                switch character {
                case "\\", "_", "*": escaped = true
                case "\"": quoted.toggle()
                case "[" where !quoted: bracketed = true
                case "]" where !quoted: bracketed = false
                case _ where !quoted && !bracketed && "dmyhs".contains(character): return true
                case ";" where !quoted: return false
                default: break
                }
            }
            return false
        }
    }
#endif
