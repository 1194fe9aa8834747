import Diagnostics
import Study

/// A Triple-S survey: the metadata file (`.sss`) with its data file beside it, of fixed columns or delimited.
///
/// A source may name the metadata (the data file of the same name is found) or the data with the metadata as `labels:`.
enum TripleSSurvey: XMLFormat {
    static let name = "triple-s"
    static let title = "Triple-S (.sss with .asc, .dat, .txt or .csv)"

    static func recognise(_ outline: XMLOutline) -> Evidence {
        outline.root == "sss" ? Evidence(100, "the root element is `sss`") : .none
    }

    static func codebook(_ input: Input, _ sample: Sample) throws -> Codebook? {
        try TripleSDefinition.read(input).codebook
    }

    static func open(_ opening: Opening) throws -> Export {
        let definition = try TripleSDefinition.read(opening.input)
        guard !definition.variables.isEmpty else {
            throw opening.failure(
                .sourceUnsupported, "the file describes a hierarchy of \(definition.levels.count) surveys",
                help: "name the file of the level that holds the answers")
        }
        let data = try dataFile(opening, definition)
        let table =
            try definition.isDelimited
            ? delimited(definition, data, opening) : fixed(definition, data, opening)
        var layout = Layout(format: name, columns: columns(definition), headerRecords: 0)
        layout.codebook = definition.codebook
        return try opening.export(table, layout, data: data)
    }

    private static func columns(_ definition: TripleSDefinition) -> [Column] {
        var columns: [Column] = []
        for variable in definition.variables {
            for (number, id) in variable.columns.enumerated() {
                var column = Column(position: columns.count, id: id, text: variable.label)
                if variable.use == "serial" { column.role = .person }
                if variable.use != "" { column.purpose = .about }
                if variable.kind == .character { column.purpose = .comment }
                if variable.kind == .multiple {
                    (column.stem, column.part) = (variable.name, variable.answers[number].label)
                }
                columns.append(column)
            }
        }
        return columns
    }

    /// The data: what the record's `href` names (its last part only, in the same folder), or a file of the same name.
    private static func dataFile(_ opening: Opening, _ definition: TripleSDefinition) throws -> Input {
        let path = opening.request.path
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
        let named = definition.record["href"].map { folder + ($0.split { $0 == "/" || $0 == "\\" }.last ?? "") }
        let candidates =
            (named.map { [$0] } ?? []) + ["asc", "dat", "txt", "csv", "ASC", "DAT"].map { "\(stem).\($0)" }
        guard let found = candidates.first(where: { Input.exists($0) }) else {
            throw opening.failure(
                .sourceMissing, "the data file beside this metadata is not there",
                help: "put the data file into the same folder, with the same name and .asc, .dat, .txt or .csv")
        }
        // The definition's encoding is that of the data too, unless the data says otherwise.
        return try Input.open(
            found, name: String(found.dropFirst(found.count - (found.split(separator: "/").last?.count ?? 0))),
            opening.request.opening, workers: opening.workers, hasher: opening.hasher, collector: opening.collector)
    }

    private static func fixed(
        _ definition: TripleSDefinition, _ data: Input, _ opening: Opening
    ) throws -> SpooledTable {
        let spool = try TableSpool(of: data.name, bytes: data.size)
        var endsWhole = true
        try data.eachLine { line, number, isWhole in
            guard number > definition.headerRecords, !line.isEmpty else { return }
            endsWhole = isWhole
            let characters = Array(String(decoding: line, as: UTF8.self))
            // Blanks at the end may have been cut off by an editor; anything beyond the last variable belongs to none.
            try spool.append(
                definition.variables.flatMap { variable -> [String] in
                    guard variable.start > 0, variable.start <= min(variable.finish, characters.count) else {
                        return variable.cells("")
                    }
                    let end = min(variable.finish, characters.count)
                    return variable.cells(String(characters[(variable.start - 1)..<end]))
                }, line: number)
        }
        return try spool.finish(isWhole: endsWhole)
    }

    private static func delimited(
        _ definition: TripleSDefinition, _ data: Input, _ opening: Opening
    ) throws -> SpooledTable {
        let spool = try TableSpool(of: data.name, bytes: data.size)
        var endsWhole = true
        try data.eachRecord(from: data.mark, delimiter: UInt8(ascii: ",")) { record in
            guard record.number > definition.headerRecords else { return }
            endsWhole = record.isWhole
            let cells = record.cells
            guard endsWhole || cells.count >= definition.lastPosition else {
                throw Failure.recordCut(at: Place(file: data.name, line: record.line))
            }
            try spool.append(
                definition.variables.flatMap { variable in
                    variable.cells(variable.start > 0 && variable.start <= cells.count ? cells[variable.start - 1] : "")
                }, line: record.line)
        }
        return try spool.finish(isWhole: endsWhole)
    }
}
