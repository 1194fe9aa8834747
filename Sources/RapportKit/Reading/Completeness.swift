import Diagnostics
import Digests
import Platform

/// Whether an export is whole, where the file itself cannot say: a file cut exactly at the end of a record looks like a
/// shorter export.
enum Completeness {
    /// Compares with files beside the export: `FILE.done` with the number of records (or nothing: a mere mark), and
    /// `FILE.sha256` as `sha256sum` writes it.
    static func check(_ path: String, name: String, records: Int) throws {
        if let text = sidecar(path + ".done"), let expected = Int(text), expected != records {
            throw Failure(
                .rowsExpected, "\(name).done says \(expected) records, the file has \(records)", at: Place(file: name),
                help: "the export is incomplete, or the file beside it is an old one")
        }
        guard let text = sidecar(path + ".sha256"), let expected = text.split(separator: " ").first else { return }
        let bytes = try OpenFile.read(path).all(limit: Int.max)
        guard BlockDigest.hex(of: bytes) == expected.lowercased() else {
            throw Failure(
                .rowsExpected, "the file is not the one that \(name).sha256 vouches for", at: Place(file: name),
                help: "copy the export again, with the file beside it")
        }
    }

    private static func sidecar(_ path: String) -> String? {
        guard let bytes = try? OpenFile.read(path).all(limit: 4096) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
        return String(text).trimmed
    }

    /// Warns when a source has fewer records than in the last draft.
    static func compare(_ reading: ReadingResult, withDraftIn folder: String, _ collector: Collector) {
        guard let bytes = try? OpenFile.read(folder + "/state/ledger.json").all(limit: 1 << 26) else { return }
        let manifest = String(decoding: bytes, as: UTF8.self)
        for (source, ledger) in zip(reading.sources, reading.scored.ledgers) {
            let name = source.export.input.name
            guard let before = Manifest.recordsRead(source: source.source.name, path: name, in: manifest),
                ledger.read < before
            else { continue }
            collector.add(
                Diagnostic(
                    .rowsFewer, "\(ledger.read) records, \(before) in the last draft", at: Place(file: name),
                    help: "is the export complete? `expect:` makes this an error"))
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension Manifest {
    /// Records that an earlier run read of a file.
    static func recordsRead(source: String, path: String, in text: String) -> Int? {
        guard let entry = text.firstRange(of: "\"source\": \"\(source)\", \"path\": \"\(path)\"") else { return nil }
        let rest = text[entry.upperBound...]
        guard let records = rest.firstRange(of: "\"records\": {\"read\": ") else { return nil }
        return Int(rest[records.upperBound...].prefix { $0.isNumber })
    }
}
