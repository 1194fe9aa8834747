import Diagnostics
import Ingest
import Study
import TestSupport
import Testing
import Workers

/// Every beginning of a small file, as a broken transfer leaves it: what each is taken for.
@Suite struct CutTests {
    /// What must happen to a file of so many bytes.
    enum Fate: Equatable, CustomStringConvertible {
        /// An error with this id, from opening or from reading.
        case refused(DiagnosticID)
        /// Only headers are left, and a warning says so.
        case headersOnly
        /// So many records, the last of them whole but without its line end.
        case unterminated(Int)
        /// So many records, the same as of a shorter file.
        case shorter(Int)

        var description: String {
            switch self {
            case .refused(let id): "refused \(id.rawValue)"
            case .headersOnly: "headers only"
            case .unterminated(let count): "\(count), unterminated"
            case .shorter(let count): "\(count)"
            }
        }
    }

    private func found(_ path: String, _ format: String, lastLine: LastLine) -> Fate {
        var fate = Fate.headersOnly
        let failed = failure {
            let opened = try open(path: path) {
                $0.lastLine = lastLine; $0.delimiter = UInt8(ascii: ",")
            }
            let records = try opened.export.records(workers: 1)
            let isWarned = opened.ids.contains(.sourceHeaderOnly)
            #expect(isWarned == records.isEmpty)
            #expect(records.isEmpty || opened.export.layout.format == format, "read as another format")
            guard !records.isEmpty else { return }
            #expect(records.dropLast().allSatisfy { $0.fault == .none })
            fate = records.last?.fault == .unterminated ? .unterminated(records.count) : .shorter(records.count)
        }
        return failed.map(Fate.refused) ?? fate
    }

    /// What a slow look at the bytes says. `headers` is the number of header records.
    private func expected(_ bytes: [UInt8], _ headers: Int, _ width: Int) -> Fate {
        let slow = SlowCSV(bytes, delimiter: UInt8(ascii: ","))
        if bytes.isEmpty { return .refused(.sourceEmpty) }
        if slow.openQuote != nil { return .refused(.quoteUnclosed) }
        guard let last = slow.records.last else { return .refused(.sourceEmpty) }
        if slow.records.count == 1 { return .headersOnly }
        if slow.records.count < headers { return .refused(.recordCut) }
        if slow.records.count == headers { return last.cells.count < width ? .refused(.recordCut) : .headersOnly }
        let count = slow.records.count - headers
        if last.isTerminated { return .shorter(count) }
        return last.cells.count < width ? .refused(.recordCut) : .unterminated(count)
    }

    @Test(
        arguments: [
            ("csv", Samples.plain, 1, 4), ("qualtrics", Samples.qualtrics, 3, 6),
            ("surveymonkey", Samples.surveyMonkey, 2, 4), ("limesurvey", Samples.limeSurvey, 1, 5),
        ], ["\n", "\r\n"])
    func everyBeginningOfDelimitedTextIsTakenForWhatItIs(
        sample: (format: String, text: String, headers: Int, width: Int), lineEnd: String
    ) throws {
        let bytes = Array(sample.text.replacing("\n", with: lineEnd).utf8)
        let folder = try TemporaryFolder()
        var fates: [String: Int] = [:]
        for cut in 0...bytes.count {
            let beginning = Array(bytes.prefix(cut))
            let path = try folder.write(beginning)
            let fate = expected(beginning, sample.headers, sample.width)
            // Cut within the one header row the name of the format may be what is missing.
            let format = fate == .headersOnly ? "" : sample.format
            #expect(found(path, format, lastLine: .refuse) == fate, "\(sample.format) cut at \(cut)")
            if case .unterminated(let count) = fate {
                #expect(found(path, format, lastLine: .accept) == .shorter(count), "\(sample.format) cut at \(cut)")
            }
            fates[fate.description.filter { !$0.isNumber }, default: 0] += 1
        }
        #expect(fates.count >= 5, "\(fates)")
    }

    @Test(arguments: [("limesurvey-xml", Samples.responses), ("xml", Samples.records)])
    func everyBeginningOfAnXMLExportIsRefused(format: String, text: String) throws {
        let bytes = Array(text.utf8)
        let folder = try TemporaryFolder()
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: ">")))
        for cut in 0...bytes.count {
            let path = try folder.write(bytes.prefix(cut))
            let id = failure { _ = try open(path: path).export.records() }
            let expected: DiagnosticID? = cut == 0 ? .sourceEmpty : cut <= end ? .xmlMalformed : nil
            #expect(id == expected, "\(format) cut at \(cut)")
        }
    }

    @Test func everyBeginningOfAStructureIsRefused() throws {
        let bytes = Array(Samples.structure.utf8)
        let folder = try TemporaryFolder()
        for cut in 1..<bytes.count {
            let path = try folder.write(bytes.prefix(cut))
            let id = failure { _ = try StructureFacts.read(path) }
            #expect(id == .xmlMalformed, "cut at \(cut)")
        }
        let structure = try StructureFacts.read(folder.write(bytes))
        let questions = LimeSurveyQuestions(structure).codebook.questions
        #expect(questions.map(\.id) == ["BEL", "BEL[SQ001]"])
        #expect(questions.map { $0.marks[0] } == ["1X2X3", "1X2X3SQ001"])
        for question in questions {
            #expect(question.choices.map(\.code) == ["A4"])
            #expect(question.choices[0].labels.map(\.text) == ["agree", "stimme zu"])
        }
    }

    @Test func aLargeExportCutAnywhereIsNeverReadAsWhole() throws {
        var random = RandomCSV(seed: 9)
        random.size = 1_200_000
        let text = random.text()
        var positions = SplitMix64(seed: 10)
        let folder = try TemporaryFolder()
        for _ in 0..<6 {
            let beginning = Array(text.prefix(Int.random(in: 20..<text.count, using: &positions)))
            let path = try folder.write(beginning)
            #expect(found(path, "csv", lastLine: .refuse) == expected(beginning, 1, random.columns))
        }
    }
}
