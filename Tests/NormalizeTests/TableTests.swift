import TestSupport
import Testing

@testable import Normalize

@Suite struct ByteIndexTests {
    @Test(arguments: 1...20) func `an index knows what a dictionary knows`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        func text() -> String {
            String((0..<Int.random(in: 0...18, using: &random)).map { _ in "ab".randomElement(using: &random) ?? "a" })
        }
        var (index, known) = (ByteIndex(), [String: Int32]())
        for number in 0..<Int32.random(in: 0...400, using: &random) {
            let key = text()
            guard known[key] == nil else { continue }
            known[key] = number
            index.insert(Array(key.utf8), number)
        }
        #expect(index.count == known.count)
        for (key, number) in known { #expect(index.find(key) == number) }
        for _ in 0..<300 {
            let key = text()
            #expect(index.find(key) == known[key])
        }
    }

    @Test func `ids that share beginning or end are told apart`() {
        var index = ByteIndex()
        for number in 0..<1000 { index.insert(Array("employee-\(number)".utf8), Int32(number)) }
        for number in 0..<1000 { #expect(index.find("employee-\(number)") == Int32(number)) }
        #expect(index.find("employee-") == nil)
        #expect(index.find("employee-1000") == nil)
        #expect(index.find("") == nil)
    }
}

@Suite struct AtomTableTests {
    private func rows(_ random: inout SplitMix64, _ count: Int) -> [[Int32]] {
        (0..<count).map { _ in
            [0, 1].map { Int32($0) * Int32.random(in: 0...1, using: &random) }
                + (0..<2).map { _ in Int32.random(in: -1...8, using: &random) }
        }
    }

    private func count(_ rows: [[Int32]], _ table: inout AtomTable) {
        for row in rows { table.answer(row.withUnsafeBufferPointer { table.atom($0) }, 1) }
    }

    private func content(_ table: AtomTable) -> [[Int32]: Int32] {
        Dictionary(
            uniqueKeysWithValues: (0..<table.count).map { atom in
                (Array(table.rows[atom * table.width..<(atom + 1) * table.width]), table.answered[atom])
            }
        ).filter { $0.value != 0 }
    }

    @Test(arguments: 1...20) func `atoms count what a dictionary counts, in any split`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let all = rows(&random, Int.random(in: 0...800, using: &random))
        let want = Dictionary(all.map { ($0, Int32(1)) }, uniquingKeysWith: +)
        var parts = (0..<Int.random(in: 1...5, using: &random)).map { _ in AtomTable(partitions: 3) }
        for row in all {
            let part = Int.random(in: 0..<parts.count, using: &random)
            count([row], &parts[part])
        }
        var forward = AtomTable(partitions: 3)
        for part in parts { forward.merge(part) }
        var backward = AtomTable(partitions: 3)
        for part in parts.reversed() { backward.merge(part) }
        #expect(content(forward) == want)
        #expect(content(backward) == want)
        // Taken back, nothing is left.
        for row in all { forward.answer(row.withUnsafeBufferPointer { forward.atom($0) }, -1) }
        #expect(content(forward).isEmpty)
    }

    @Test func `an atom keeps its number while the table grows`() {
        var table = AtomTable(partitions: 1)
        for i in 0..<2000 {
            let row = [Int32(i % 3), Int32(i)]
            #expect(row.withUnsafeBufferPointer { table.atom($0) } == i)
        }
        for i in 0..<2000 {
            let row = [Int32(i % 3), Int32(i)]
            #expect(row.withUnsafeBufferPointer { table.atom($0) } == i)
        }
        #expect(table.count == 2000)
    }

    @Test func `people are kept where responses are forgotten`() {
        var table = AtomTable(partitions: 1)
        let atom = [Int32(0), 4].withUnsafeBufferPointer { table.atom($0) }
        table.invite(atom, 7)
        table.answer(atom, 3)
        let copy = table.unanswered
        #expect(copy.headCounts == [7] && copy.answered == [0])
        // Merging adds responses and never people.
        table.merge(table)
        #expect(table.headCounts == [7] && table.answered == [6])
    }
}
