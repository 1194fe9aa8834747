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

    @Test(arguments: 1...40) func `a guess is what the own table says, and nothing of another one`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let texts = (0..<12).map { _ in text(&random) }
        // The same texts mean something else in each table, and not all tables have all of them.
        let tables = (0..<3).map { number in
            var table = CodeTable()
            for text in texts where Bool.random(using: &random) {
                table.insert(text, code: UInt8((text.count + 5 * number) % 16))
            }
            return table
        }
        let lookup = CodeLookup(tables, besides: [UInt8(ascii: ",")])
        var guessed = 0
        for (number, table) in tables.enumerated() {
            for text in texts {
                let bytes = text + [UInt8(ascii: ",")] + [UInt8](repeating: 97, count: 48)
                bytes.withUnsafeBufferPointer { buffer in
                    guard let base = buffer.baseAddress else { return }
                    let guess = lookup.withCursor { $0.guess(number, base, before: UInt8(ascii: ",")) } ?? nil
                    guard let guess else { return }
                    guessed += 1
                    #expect(guess.count == text.count && guess.code == table.code(base, text.count))
                }
            }
        }
        #expect(guessed > 0)
    }

    @Test func `a plan without tables has a cursor all the same`() {
        #expect(CodeLookup([]).withCursor { _ in true } == true)
    }
}
