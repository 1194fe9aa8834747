import Foundation
import Testing

@testable import RapportKit

/// The repository this test file lies in.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// Real exports beside the repository, which a checkout may lack.
enum Corpus {
    static let folder =
        (ProcessInfo.processInfo.environment["RAPPORT_SHARED"]
            ?? repository.deletingLastPathComponent().appendingPathComponent("shared").path) + "/corpus"
    static let isHere = FileManager.default.fileExists(atPath: folder + "/expected.json")
}

/// A folder for one test, removed afterwards.
final class Workspace {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

    @discardableResult
    func write(_ data: Data, to name: String) throws -> String {
        let target = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: target)
        return target.path
    }

    func read(_ name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Runs a study of this folder into `out`.
    func run(
        _ study: String = "pipeline.yml", out: String = "out", workers: Int? = nil, chunk: Int? = nil,
        overrides: [String] = []
    ) -> RunOutcome {
        var options = RunOptions(study: path(study))
        options.out = path(out)
        options.workers = workers
        options.chunk = chunk
        options.overrides = overrides
        return Rapport.run(options)
    }

    /// Every file below a folder, with its content.
    func files(below name: String) throws -> [String: Data] {
        let root = url.appendingPathComponent(name)
        guard let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
        else {
            return [:]
        }
        var files: [String: Data] = [:]
        for case let file as URL in walker
        where (try file.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
            files[String(file.path.dropFirst(root.path.count))] = try Data(contentsOf: file)
        }
        return files
    }
}

/// Random numbers that are the same every time.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A small survey: answers alone, a path column and two cuts, with duplicates, blanks and quoted newlines.
struct SmallSurvey {
    static let study = """
        title: Small survey
        sources:
          answers: {path: "answers*.csv", columns: {id: person, sent: submitted, wave: wave}}
        waves: {column: wave}
        scales:
          agree: {labels: {en: [No, Rather no, Half, Rather yes, Yes]}, missing: ["-99"]}
        indices:
          belonging: [B1, B2, {item: B3, reverse: true}]
          appreciation: {items: [A1, A2], kind: item_favourable}
        hierarchy: {path: unit, separator: "/"}
        cuts: [country, tenure]
        crossed: [[country, tenure]]
        """

    static let header = "id,sent,wave,unit,country,tenure,B1,B2,B3,A1,A2,note"

    /// Records without the header.
    static func records(_ count: Int, seed: UInt64 = 1) -> [String] {
        var random = Seeded(seed)
        let labels = ["No", "Rather no", "Half", "Rather yes", "Yes", "", "-99"]
        return (0..<count).map { i in
            let person = i % 17 == 3 ? i - 1 : i
            let unit = ["North/A", "North/B", "South/C", "South/D", "South/E"].randomElement(using: &random) ?? ""
            let country = ["DE", "FR", "NO"].randomElement(using: &random) ?? ""
            let tenure = ["short", "long"].randomElement(using: &random) ?? ""
            let answers = (0..<5).map { _ in labels.randomElement(using: &random) ?? "" }
            let day = String(format: "2026-03-%02d 10:%02d:00", 1 + i % 28, i % 60)
            let note = i % 5 == 0 ? "\"two\nlines, \"\"quoted\"\"\"" : ""
            let cells = ["p\(person)", day, i % 3 == 0 ? "w1" : "w2", unit, country, tenure] + answers + [note]
            return cells.joined(separator: ",")
        }
    }
}
