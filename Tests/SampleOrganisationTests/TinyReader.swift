import Foundation

/// One survey record as a reader sees it, before anybody decides what it is worth.
struct ReadRecord {
    var id = ""
    /// Comparable as text across the three platforms: `2025-05-05 09:14:03`.
    var time = ""
    var complete = true
    var status = "IP Address"
    var isShort = false
    /// The 23 item cells; nil where an XML record has no element.
    var cells: [String?] = []
}

/// Readers for exactly the files of the sample, written without looking at the writers' code paths.
enum TinyReader {
    static let items = ["BEL": 5, "APP": 6, "EMP": 4, "STR": 4, "JUD": 2, "FBK": 2]
    static let codes = ["BEL", "APP", "EMP", "STR", "JUD", "FBK"].flatMap { block in
        (1...(items[block] ?? 1)).map { "\(block)\($0)" }
    }

    static func records(_ path: String) -> [ReadRecord] {
        switch path.split(separator: "/").last {
        case "qualtrics.csv": qualtrics(csv(Sample.bytes(path)))
        case "kiosk.xml": kiosk(Sample.text(path))
        default: limeSurvey(Sample.text(path))
        }
    }

    /// Cells of a CSV, byte by byte: quotes double, LF ends a row outside quotes, CR is dropped there.
    static func csv(_ bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var quoted = false
        let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        for byte in bytes[start...] {
            switch (byte, quoted) {
            case (0x22, _):
                // A doubled quote closes and opens again; the cell's last byte tells that it was one.
                if !quoted && cell.last == 0x01 { cell[cell.count - 1] = 0x22 }
                if quoted { cell.append(0x01) }
                quoted.toggle()
            case (0x2c, false):
                row.append(text(cell))
                cell = []
            case (0x0a, false):
                rows.append(row + [text(cell)])
                (row, cell) = ([], [])
            case (0x0d, false): break
            default: cell.append(byte)
            }
        }
        return rows
    }

    private static func text(_ cell: [UInt8]) -> String {
        String(decoding: cell.filter { $0 != 0x01 }, as: UTF8.self)
    }

    private static func qualtrics(_ rows: [[String]]) -> [ReadRecord] {
        let header = rows[0]
        func cell(_ row: [String], _ name: String) -> String {
            header.firstIndex(of: name).flatMap { $0 < row.count ? row[$0] : nil } ?? ""
        }
        return rows.dropFirst(3).map { row in
            ReadRecord(
                id: cell(row, "ExternalReference"), time: cell(row, "RecordedDate"),
                complete: cell(row, "Finished") == "True", status: cell(row, "Status"),
                isShort: row.count < header.count, cells: codes.map { cell(row, $0) })
        }
    }

    private static func kiosk(_ text: String) -> [ReadRecord] {
        elements(text, record: "answers").map { cells in
            ReadRecord(
                id: cells["badge"] ?? "",
                time: (cells["when"] ?? "").replacingOccurrences(of: "T", with: " "),
                cells: codes.map { cells[$0] })
        }
    }

    private static func limeSurvey(_ text: String) -> [ReadRecord] {
        let fields = text.components(separatedBy: "<fieldname>").dropFirst().map {
            $0.components(separatedBy: "</fieldname>")[0]
        }
        return elements(text, record: "row").map { cells in
            ReadRecord(
                id: cells[fields[6]] ?? "", time: cells["datestamp"] ?? "",
                complete: cells["submitdate"] != nil, cells: fields[7...].map { cells[$0] })
        }
    }

    /// Leaf elements of each record element, by name; one element stands on one line.
    private static func elements(_ text: String, record: String) -> [[String: String]] {
        text.components(separatedBy: "<\(record)>").dropFirst().map { body in
            var cells: [String: String] = [:]
            for line in body.components(separatedBy: "\n") where line.contains("</") || line.contains("/>") {
                let parts = line.replacingOccurrences(of: "<![CDATA[", with: "")
                    .replacingOccurrences(of: "]]>", with: "")
                    .split { $0 == "<" || $0 == ">" }.map(String.init)
                guard parts.count > 1, !parts[1].hasPrefix("/") else { continue }
                let isEmpty = parts[1].hasSuffix("/")
                cells[isEmpty ? String(parts[1].dropLast()) : parts[1]] = isEmpty ? "" : parts[2]
            }
            return cells
        }
    }
}
