import TestSupport

/// Files that no platform writes.
enum HostileBytes {
    #if DEBUG
        /// Bytes of a long run, seconds that a megabyte may take, changed files of each: debug builds are slow.
        static let long = 1 << 14
        static let patience = 100.0
        static let mutations = 120
    #else
        static let long = 1 << 20
        static let patience = 5.0
        static let mutations = 500
    #endif

    /// Seconds that a file may take; a small one has its share of starting up.
    static func patience(for bytes: Int) -> Double { max(0.2, Double(bytes) / Double(1 << 20)) * patience }

    /// Files that are nothing at all, for every format to be named for.
    static let nothings: [(name: String, bytes: [UInt8])] = {
        var random = SplitMix64(seed: 41)
        let columns = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
        let runs = ["a", "\"", "<", "{", "[", ",", ";", "\n", "<a>", "\"\n", "{\"a\":", "1,\n", "[{}", "a\r"].map {
            ($0, Array(String(repeating: $0, count: long / $0.utf8.count).utf8))
        }
        return runs.map { (name: "\($0.debugDescription) again and again", bytes: $1) } + [
            ("10,000 columns", Array((columns + "\n" + columns + "\n" + columns + "\n").utf8)),
            ("10,001 columns", Array((columns + ",x\n" + columns + ",y\n").utf8)),
            ("random bytes", (0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }),
            ("random bytes but zero", (0..<4096).map { _ in UInt8.random(in: 1...255, using: &random) }),
            (
                "random letters",
                (0..<4096).map { _ in Array("ab,;\t|\n\r\"<>{}[]:/=&#1".utf8).randomElement(using: &random) ?? 0 }
            ),
            ("one byte", [65]), ("a mark", [0xEF, 0xBB, 0xBF]), ("half a character", [0xFF, 0xFE, 0x41]),
        ]
    }()

    /// A file with something put into the middle of it.
    static func stuffed(_ bytes: [UInt8]) -> [(name: String, bytes: [UInt8])] {
        let half = bytes.count / 2
        let stuffings: [(String, [UInt8])] = [
            ("zero bytes", [0, 0, 0]), ("a long run of letters", Array(repeating: 97, count: long)),
            ("a long run of quotes", Array(repeating: 34, count: long)),
            ("many tags", Array(String(repeating: "<x/>", count: long / 4).utf8)),
            ("many lines", Array(String(repeating: "\n1,2", count: long / 4).utf8)),
        ]
        return stuffings.map { (name: $0, bytes: bytes[..<half] + $1 + bytes[half...]) }
    }

    /// A file with one byte in it changed, taken out or doubled.
    static func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let marks = Array(",;\t\n\r\"<>&{}[]:/ 0129-".utf8)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(bytes[at], at: at)
        case 2: bytes[at] = marks.randomElement(using: &random) ?? 0
        case 3: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        default: bytes[at] = UInt8.random(in: 0...255, using: &random)
        }
        return bytes
    }
}
