import Study
import TestSupport
import Testing

@Suite struct CodeTableTests {
    private func code(_ table: CodeTable, _ text: [UInt8]) -> UInt8 {
        // One byte more, so that an empty text has an address.
        (text + [0]).withUnsafeBufferPointer { $0.baseAddress.map { table.code($0, text.count) } ?? 99 }
    }

    @Test(arguments: 1...30) func `a table knows what a dictionary knows`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let empty = UInt8.random(in: 0...15, using: &random)
        var (table, known) = (CodeTable(empty: empty), [[UInt8]: UInt8]())
        for _ in 0..<Int.random(in: 0...200, using: &random) {
            let (text, value) = (random.text(20), UInt8.random(in: 0...15, using: &random))
            table.insert(text, code: value)
            // The first code stays; the empty text has one from the start.
            if !text.isEmpty, known[text] == nil { known[text] = value }
        }
        for (text, value) in known { #expect(code(table, text) == value) }
        for _ in 0..<500 {
            let text = random.text(22)
            #expect(code(table, text) == (text.isEmpty ? empty : known[text] ?? AnswerCode.unknown))
        }
    }

    @Test func `long texts that differ only in the middle are told apart`() {
        var table = CodeTable()
        let texts = ["a", "b", "c", "d"].map { Array(("strongly" + $0 + "disagree").utf8) }
        for (code, text) in texts.enumerated() { table.insert(text, code: UInt8(code + 1)) }
        for (code, text) in texts.enumerated() { #expect(self.code(table, text) == UInt8(code + 1)) }
        #expect(code(table, Array("stronglyedisagree".utf8)) == AnswerCode.unknown)
    }

    @Test func `a text is not its own beginning`() {
        var table = CodeTable()
        table.insert("10".utf8, code: 10)
        table.insert("1".utf8, code: 1)
        table.insert("\u{0}\u{0}".utf8, code: 3)
        #expect(code(table, Array("1".utf8)) == 1)
        #expect(code(table, Array("10".utf8)) == 10)
        #expect(code(table, Array("100".utf8)) == AnswerCode.unknown)
        #expect(code(table, [0]) == AnswerCode.unknown)
        #expect(code(table, [0, 0]) == 3)
        #expect(code(table, [0, 0, 0]) == AnswerCode.unknown)
    }

    @Test func `codes are answers from one to eleven`() {
        for code in UInt8.min...UInt8.max { #expect(AnswerCode.isAnswer(code) == (1...11).contains(code)) }
    }
}
