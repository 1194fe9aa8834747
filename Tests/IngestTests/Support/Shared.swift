import Foundation

/// Test material beside the repository, which a checkout may lack.
enum Shared {
    static let folder: String =
        ProcessInfo.processInfo.environment["RAPPORT_SHARED"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../../shared")
        .standardizedFileURL.path

    static let corpus = folder + "/corpus"
    static let hasCorpus = FileManager.default.fileExists(atPath: corpus + "/expected.json")
    static let spectrum = corpus + "/conformance/csv-spectrum"
    static let hasSpectrum = FileManager.default.fileExists(atPath: spectrum + "/csvs")
    static let xmlArchive = corpus + "/conformance/xmlconf/xmlts20130923.zip"
    static let hasXMLArchive = FileManager.default.fileExists(atPath: xmlArchive)

    /// The facts known about the corpus, by file.
    static func expected() throws -> [String: [String: Any]] {
        // Foundation drops a byte order mark that begins a key; written as an escape it stays.
        let file = URL(fileURLWithPath: corpus + "/expected.json")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let data = Data(text.replacing("\u{FEFF}", with: "\\ufeff").utf8)
        let all = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        return all.compactMapValues { $0 as? [String: Any] }
    }
}
