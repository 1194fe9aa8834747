import Foundation

/// The catalogues of the W3C suite: `<TEST URI TYPE ENTITIES RECOMMENDATION EDITION …>`, found by their attributes
/// alone, since the files are put together by entities, which nothing here follows.
struct Catalogue {
    struct Case {
        let name: String
        let path: String
        let mustAccept: Bool
    }

    private static let recommendations: Set = ["XML1.0", "XML1.0-errata2e", "XML1.0-errata3e", "XML1.0-errata4e"]

    /// All scored tests: fifth edition, no `error` ones, `not-wf` only where no entity is needed to see it.
    static func read(_ folder: String) throws -> [Case] {
        guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
        var cases: [Case] = []
        for case let name as String in names where name.hasSuffix(".xml") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
            let text = String(decoding: data, as: UTF8.self)
            // Files of tests without a root element are parts of others, not catalogues of their own.
            guard text.contains("<TESTCASES") else { continue }
            let base = name.split(separator: "/").dropLast().joined(separator: "/")
            cases += try tests(in: text).compactMap { try scored($0, folder: folder, base: base) }
        }
        return cases.sorted { $0.name < $1.name }
    }

    private static func tests(in text: String) throws -> [[String: String]] {
        let tag = try Regex("<TEST\\s+([^>]*)>")
        let attribute = try Regex("([A-Z]+)\\s*=\\s*[\"']([^\"']*)[\"']")
        let bare = text.replacing(try Regex("(?s)<!--.*?-->"), with: "")
        return bare.matches(of: tag).map { match in
            let inside = String(match.output[1].substring ?? "")
            let pairs = inside.matches(of: attribute).map {
                (String($0.output[1].substring ?? ""), String($0.output[2].substring ?? ""))
            }
            return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
        }
    }

    private static func scored(_ test: [String: String], folder: String, base: String) throws -> Case? {
        guard let uri = test["URI"], let type = test["TYPE"], type != "error" else { return nil }
        guard recommendations.contains(test["RECOMMENDATION"] ?? "XML1.0") else { return nil }
        if let edition = test["EDITION"], !edition.contains("5") { return nil }
        if type == "not-wf", test["ENTITIES", default: "none"] != "none" { return nil }
        let name = base.isEmpty ? uri : base + "/" + uri
        return Case(name: name, path: folder + "/" + name, mustAccept: type != "not-wf")
    }
}
