import Foundation

/// The tables of expected values that lie beside the repository, when they do.
///
/// They are found through `RAPPORT_SHARED`, or in `shared` next to the repository's own folder.
enum GoldenTables {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["RAPPORT_SHARED"] {
            return URL(fileURLWithPath: path).appendingPathComponent("golden")
        }
        let repository = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return repository.deletingLastPathComponent().appendingPathComponent("shared/golden")
    }()

    static var present: Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("moments.json").path)
    }

    static let absence = "golden tables not found (set RAPPORT_SHARED)"

    static func cases(of topic: String) throws -> [GoldenCase] {
        let data = try Data(contentsOf: folder.appendingPathComponent(topic + ".json"))
        let document = try JSONDecoder().decode(GoldenJSON.self, from: data).value as? [String: Any]
        return (document?["cases"] as? [[String: Any]] ?? []).map(GoldenCase.init)
    }
}

/// One case of a table.
struct GoldenCase {
    let id: String
    let dataset: String?
    let input: [String: Any]
    let expected: [GoldenNumber]
    let raw: Any
    let call: String

    init(_ json: [String: Any]) {
        id = json["id"] as? String ?? "?"
        dataset = json["dataset"] as? String
        input = json["input"] as? [String: Any] ?? [:]
        raw = json["expected"] ?? [:]
        call = json["call"] as? String ?? ""
        let tolerance = json["tolerance"] as? [String: Any] ?? [:]
        expected = GoldenNumber.flatten(raw, path: "", tolerance: tolerance)
    }

    func double(_ key: String) -> Double? { input[key] as? Double }
    func int(_ key: String) -> Int? { (input[key] as? Double).map { Int($0) } }
    func string(_ key: String) -> String { input[key] as? String ?? "" }
    /// A list of texts; a single text stands for a list of one.
    func strings(_ key: String) -> [String] {
        input[key] as? [String] ?? (input[key] as? [Any])?.compactMap { $0 as? String }
            ?? (input[key] as? String).map { [$0] } ?? []
    }
    /// Numbers with gaps; a single number stands for a list of one.
    func doubles(_ key: String) -> [Double?] {
        (input[key] as? [Any]).map { $0.map { $0 as? Double } } ?? double(key).map { [$0] } ?? []
    }
    /// Whether the case expects something under a key.
    func has(_ key: String) -> Bool { (raw as? [String: Any])?[key] != nil }
    /// The expected objects of a list.
    func objects(_ key: String) -> [GoldenObject] {
        ((raw as? [String: Any])?[key] as? [Any] ?? []).map { GoldenObject(values: $0 as? [String: Any] ?? [:]) }
    }
    func ints(_ key: String) -> [Int] {
        doubles(key).compactMap { $0.map { Int($0) } }
    }
}

/// One expected number, by its path inside the case (`items.0.mean`); nil where the statistic is undefined.
struct GoldenNumber {
    let path: String
    let want: Double?
    let abs: Double
    let rel: Double

    /// All numbers and nulls below a node, with the tolerance that holds there; labels are passed over.
    static func flatten(_ node: Any, path: String, tolerance: [String: Any]) -> [GoldenNumber] {
        func below(_ key: String) -> String { path.isEmpty ? key : path + "." + key }
        switch node {
        case let object as [String: Any]:
            return object.keys.sorted().flatMap { key in
                flatten(object[key] as Any, path: below(key), tolerance: narrowed(tolerance, to: key))
            }
        case let list as [Any]:
            return list.enumerated().flatMap { flatten($1, path: below(String($0)), tolerance: tolerance) }
        case is String: return []
        case let number as Double: return [make(path, number, tolerance)]
        default: return [make(path, nil, tolerance)]
        }
    }

    private static func narrowed(_ tolerance: [String: Any], to key: String) -> [String: Any] {
        guard let own = (tolerance["by_key"] as? [String: Any])?[key] as? [String: Any] else {
            return tolerance
        }
        return own
    }

    private static func make(_ path: String, _ want: Double?, _ tolerance: [String: Any]) -> GoldenNumber {
        let abs = (tolerance["abs"] as? Double) ?? 0
        let rel = (tolerance["rel"] as? Double) ?? 0
        return GoldenNumber(path: path, want: want, abs: abs, rel: rel)
    }

    /// Undefined matches undefined only; a number passes within `abs + rel |want|`.
    func matches(_ got: Double?) -> Bool {
        guard let want, let got else { return want == nil && got == nil }
        return got.isFinite && (got - want).magnitude <= abs + rel * want.magnitude
    }
}

/// One object among the expected values of a case, for the labels that say whose numbers it holds.
struct GoldenObject {
    let values: [String: Any]

    func int(_ key: String) -> Int? { (values[key] as? Double).map { Int($0) } }

    /// A label, which R may have written as a number.
    func label(_ key: String) -> String {
        values[key] as? String ?? (values[key] as? Double).map { $0 == $0.rounded() ? String(Int($0)) : "\($0)" } ?? ""
    }
}
