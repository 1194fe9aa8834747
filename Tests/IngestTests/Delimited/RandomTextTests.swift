import Diagnostics
import Ingest
import Study
import Testing
import Workers

/// The reader against a parser that takes one byte after the other.
@Suite struct RandomTextTests {
    private func check(
        _ text: [UInt8], _ random: RandomCSV, workers: [Int] = [1, 2, 7], _ comment: Comment
    ) throws {
        let folder = try TemporaryFolder()
        let opened = try open(path: folder.write(text)) { $0.delimiter = random.delimiter }
        let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let slow = SlowCSV(text, delimiter: random.delimiter, from: mark).read(width: random.columns)
        for count in workers {
            let read = try opened.export.records(workers: count)
            #expect(read.count == slow.count - 1, "\(comment), \(count) workers")
            #expect(read == Array(slow.dropFirst()), "\(comment), \(count) workers")
        }
    }

    @Test(arguments: RandomCSV.Lines.allCases)
    func smallTextsComeOutAsTheSlowParserReadsThem(lines: RandomCSV.Lines) throws {
        for seed in 0..<40 as Range<UInt64> {
            var random = RandomCSV(seed: seed)
            random.lines = lines
            random.columns = 1 + Int(seed % 6)
            random.delimiter = Array(",;\t|".utf8)[Int(seed / 6 % 4)]
            random.isRagged = seed % 2 == 0
            random.hasTails = seed % 3 == 0
            random.size = 100 + Int(seed) * 60
            let text = (seed % 5 == 0 ? [0xEF, 0xBB, 0xBF] : []) + random.text()
            try check(text, random, workers: [2], "seed \(seed)")
        }
    }

    @Test(arguments: RandomCSV.Lines.allCases) func `chunks of 64 bytes give the same`(lines: RandomCSV.Lines) throws {
        for seed in 100..<140 as Range<UInt64> {
            var random = RandomCSV(seed: seed)
            random.lines = lines
            random.columns = 1 + Int(seed % 6)
            random.isRagged = seed % 2 == 0
            random.hasTails = seed % 3 == 0
            random.hasStrayQuotes = seed % 4 == 0
            random.size = 100 + Int(seed - 100) * 60
            let text = (seed % 5 == 0 ? [0xEF, 0xBB, 0xBF] : []) + random.text()
            let folder = try TemporaryFolder()
            let path = try folder.write(text)
            let whole = try open(path: path) { $0.delimiter = random.delimiter }.export
            let cut = try open(path: path) {
                $0.delimiter = random.delimiter
                $0.chunk = 64
            }.export
            for workers in [1, 3] {
                let records = try cut.records(workers: workers)
                #expect(try records == whole.records(workers: workers), "seed \(seed), \(workers) workers")
                let places = records.map(\.place)
                #expect(try cut.lines(of: places) == whole.lines(of: places))
            }
        }
    }

    @Test(arguments: [RandomCSV.Lines.feed, .both, .mixed])
    func textsOfSeveralBlocksComeOutAlikeForAnyNumberOfWorkers(lines: RandomCSV.Lines) throws {
        var random = RandomCSV(seed: 77)
        random.lines = lines
        random.size = 2_600_000
        random.isRagged = true
        try check(random.text(), random, "large")
    }

    @Test func carriageReturnsAloneEndRecordsInFilesOfSeveralBlocks() throws {
        var random = RandomCSV(seed: 78)
        random.lines = .carriageReturn
        random.size = 1_500_000
        try check(random.text(), random, workers: [2], "large")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func strayQuotesThatTurnTheParityRoundAreFoundOut(seed: UInt64) throws {
        var random = RandomCSV(seed: seed)
        random.hasStrayQuotes = true
        random.hasTails = true
        random.size = 2_200_000
        // An odd number of quotes before the block border, which the quick way takes for an open one.
        let text = random.text()
        let before = text.prefix(1 << 20).count { $0 == 34 }
        let first = Array("c0,c1,c2,c3,c4\n6\" tall,1,1,1,1".utf8)
        let odd = before % 2 == 1 ? text : first + text.drop { $0 != 10 }
        try check(odd, random, workers: [1, 7], "seed \(seed)")
    }

    @Test func aCellLongerThanABlockKeepsItsPlace() throws {
        let long = String(repeating: "words, \"\"words\"\"\n", count: 130_000)
        let text = Array("a,b,c\n1,\"\(long)\",2\n3,x,4\n".utf8)
        let records = try open(text).export.records(workers: 7)
        #expect(records.map(\.place) == [6, text.count - 6])
        #expect(records[0].texts[1] == long.replacing("\"\"", with: "\""))
        #expect(records.map { $0.texts[2] } == ["2", "4"])
    }

    @Test(arguments: [RandomCSV.Lines.feed, .both, .carriageReturn])
    func aRecordReadAgainAtItsPlaceIsTheSame(lines: RandomCSV.Lines) throws {
        var random = RandomCSV(seed: 5)
        random.lines = lines
        random.size = 60_000
        random.isRagged = true
        random.hasTails = true
        let folder = try TemporaryFolder()
        let export = try open(path: folder.write(random.text())).export
        let records = try export.records()
        #expect(records.count > 500)
        #expect(try export.again(records.map(\.place).reversed()) == records)
    }

    @Test func anUnterminatedRecordReadAgainIsStillUnterminated() throws {
        let folder = try TemporaryFolder()
        let export = try open(path: folder.write(Array("a,b\n1,2\n3,4".utf8))).export
        let records = try export.records()
        #expect(records.map(\.fault) == [.none, .unterminated])
        #expect(try export.again(records.map(\.place)) == records)
    }

    @Test func aRecordLongerThanTheFirstWindowIsReadAgainWhole() throws {
        let long = String(repeating: "ä\n", count: 60_000)
        let folder = try TemporaryFolder()
        let export = try open(path: folder.write(Array("a,b\n1,\"\(long)\"\n2,x\n".utf8))).export
        let records = try export.records()
        #expect(try export.again(records.map(\.place)) == records)
        #expect(records[0].texts[1] == long)
    }
}
