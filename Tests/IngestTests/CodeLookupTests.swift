import Study
import TestSupport
import Testing

@testable import Ingest

/// The walk's own copy of code tables against the tables themselves.
@Suite struct CodeLookupTests {
    /// Texts of up to 40 bytes from two letters, so that many share their ends and their length.
    private func text(_ random: inout SplitMix64) -> [UInt8] {
        let length = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 24, 25, 40].randomElement(using: &random) ?? 0
        var text = [UInt8](repeating: 97, count: length)
        for _ in 0..<Int.random(in: 0...2, using: &random) where length > 0 {
            text[Int.random(in: 0..<length, using: &random)] = 98
        }
        return text
    }

    @Test(arguments: 1...40) func `every text has the code that its table gives it`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let tables = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            var table = CodeTable(empty: UInt8.random(in: 0...15, using: &random))
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                table.insert(text(&random), code: UInt8.random(in: 0...15, using: &random))
            }
            return table
        }
        let lookup = CodeLookup(tables)
        for _ in 0..<2000 {
            let (number, text) = (Int.random(in: 0..<tables.count, using: &random), text(&random))
            // What stands behind a cell must not matter.
            let behind = (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) }
            let found = (text + behind).withUnsafeBufferPointer { buffer -> UInt8? in
                guard let base = buffer.baseAddress else { return nil }
                #expect(
                    lookup.withCursor { $0.code(number, base, text.count) } == tables[number].code(base, text.count))
                return lookup.withCursor { $0.code(number, base, text.count) }
            }
            #expect(found != nil)
        }
    }

    @Test func `a plan without tables has a cursor all the same`() {
        #expect(CodeLookup([]).withCursor { _ in true } == true)
    }
}
