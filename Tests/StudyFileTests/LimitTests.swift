import Diagnostics
import StudyFile
import Testing

/// What could be large, deep or endless.
struct LimitTests {
    @Test func aTextAboveOneMebibyteIsRefused() {
        let start = "sources: [a.csv]\n#"
        let largest = start + String(repeating: "x", count: StudyFile.largestText - start.utf8.count)
        #expect(errors(largest).isEmpty)
        #expect(lines(errors(largest + "x")) == ["pipeline.yml study-syntax: the study is larger than 1 MiB"])
    }

    @Test func seventeenLevelsAreTooDeep() {
        func nested(_ lists: Int) -> String {
            "sources: [a.csv]\ntitle: " + String(repeating: "[", count: lists) + "x"
                + String(repeating: "]", count: lists)
        }
        #expect(lines(errors(nested(14))) == ["2:8 study-wrong-type: `title` must be text, found a list"])
        #expect(lines(errors(nested(15))) == ["2:23 study-syntax: nested more than 16 levels deep"])
    }

    @Test(arguments: ["- ", "[", "{a: ", "? "])
    func depthDoesNotFillTheStack(_ opening: String) {
        let found = errors(String(repeating: opening, count: 100_000) + "x\n")
        #expect(found.count == 1)
        #expect(found.first?.id == .studySyntax)
    }

    @Test func anAliasBombIsRefusedAtOnce() {
        var text = "sources: [a.csv]\nitems:\n  a: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "  b\(level): &a\(level) [\(aliases)]\n"
        }
        text += "  ? *a30\n  : x\n"
        let found = errors(text)
        #expect(found.first.map { lines([$0]) } == ["3:6 study-syntax: anchors (`&`) and aliases (`*`) are not read"])
        #expect(found.allSatisfy { $0.id == .studySyntax })
    }

    @Test func signsInsideTextAreNoAnchors() throws {
        let text = "title: R&D *and* more\nsources: [a.csv]\nscales: {s: {labels: ['&a', \"*a\", '!x']}}\n"
        #expect(try study(text).title == "R&D *and* more")
        #expect(try study(text).scales[0].labels[0].texts == ["&a", "*a", "!x"])
    }

    @Test func aControlCharacterIsFound() {
        #expect(
            lines(errors("sources: [a.csv]\ntitle: x\u{7}y\n"))
                == ["2:9 study-syntax: the text holds a character that YAML does not allow"])
    }

    @Test func aByteOrderMarkIsNoCharacter() {
        #expect(lines(errors("\u{FEFF}k: 1\n")).first == "1:1 study-missing-key: the study has no `sources`")
        #expect(lines(errors("\u{FEFF}k: 1\n")).last == "1:4 study-floor: `k` is 1, below the floor of 5")
    }

    @Test func columnsCountCharactersAndLineEndsOfAnyKind() {
        let text = "sources: [a.csv]\r\nindices: {i: {title: {en: \"Zugeh\u{F6}rigkeit\"}, items: [q1], at: 1}}\r\n"
        #expect(lines(errors(text)).map { $0.prefix(4) } == ["2:58"])
    }

    @Test func anchorsAreFoundBehindLineEndsOfAnyKind() {
        let message = "anchors (`&`) and aliases (`*`) are not read"
        for end in ["\n", "\r\n", "\r"] {
            let text = "title: x" + end + end + "sources: [&a a.csv]" + end
            #expect(lines(errors(text)) == ["3:11 study-syntax: \(message)"])
        }
    }

    @Test func moreDuplicatesThanAreCountedAreStillAnError() {
        let keys = (1...80).map { "k\($0): 1\nk\($0): 2\n" }.joined()
        let found = errors(keys)
        #expect(found.contains { $0.id == .studyDuplicateKey || $0.id == .studySyntax })
    }

    @Test(arguments: ["\"\": a\n\"\": b\n", "\"\\x41\": a\n\"A\": b\n", "? [x]\n: a\n? [x]\n: b\n", ": a\n: b\n"])
    func duplicatesThatCannotBeRenamedAreStillErrors(_ text: String) {
        #expect(!errors(text).isEmpty)
    }
}
