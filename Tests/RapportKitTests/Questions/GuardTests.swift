import Foundation
import Testing

@testable import RapportKit

/// Numbers that mean something else than they seem to are held back, and said.
@Suite struct GuardTests {
    private func run(_ study: String, _ files: [String: String]) throws -> (outcome: RunOutcome, results: String) {
        let work = try Workspace()
        try work.write(study, to: "pipeline.yml")
        for (name, text) in files { try work.write(text, to: name) }
        let outcome = work.run()
        let results =
            work.exists("out/draft") ? String(decoding: try work.read("out/draft/results.json"), as: UTF8.self) : ""
        return (outcome, results)
    }

    /// Answers of people to items that measure one thing; `turned` ones the other way round.
    private func answers(_ people: Int, items: Int, turned: Set<Int> = [], seed: UInt64 = 3) -> String {
        var random = Seeded(seed)
        let header = (1...items).map { "Q\($0)" }.joined(separator: ",")
        let rows = (0..<people).map { _ in
            let trait = Double.random(in: -1...1, using: &random) + Double.random(in: -1...1, using: &random)
            return (0..<items).map { item in
                let noise = (0..<4).reduce(0.0) { sum, _ in sum + Double.random(in: -0.7...0.7, using: &random) }
                let value = min(5, max(1, Int((3 + 0.9 * trait + noise).rounded())))
                return String(turned.contains(item) ? 6 - value : value)
            }.joined(separator: ",")
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    private func study(_ items: Int, more: String = "") -> String {
        """
        sources: [export.csv]
        scales: {five: {points: 5}}
        indices: {belonging: {items: [Q1..Q\(min(items, 9))\(items > 9 ? ", Q10..Q\(items)" : "")]\(more)}}
        """
    }

    @Test func itemsThatShouldBeTurnedRoundAreFound() throws {
        let csv = answers(300, items: 15, turned: [2, 6, 9, 13])
        let (outcome, results) = try run(study(15), ["export.csv": csv])
        #expect(outcome.exitCode == 0 && outcome.messages.contains("[key-suspected]"), "\(outcome.messages)")
        for item in ["`Q3`", "`Q7`", "`Q10`", "`Q14`"] { #expect(outcome.messages.contains(item)) }
        #expect(!outcome.messages.contains("`Q1`"))
        #expect(results.contains("\"company\",\"belonging\",null,null") && results.contains("\"key\"]"))
        // The items are said all the same.
        #expect(results.contains("\"company\",\"Q3\",300,"))
        let checked = try run(study(15, more: ", keys_checked: true"), ["export.csv": csv])
        #expect(
            !checked.outcome.messages.contains("key-suspected")
                && checked.results.contains("\"company\",\"belonging\",300,"))
    }

    @Test func aNegativeWordingIsSuspectedWhereAnswersDoNotSpeakForIt() throws {
        let few = """
            sources: [export.csv]
            scales: {five: {points: 5}}
            items: {Q2: {text: I do not feel that I belong here}}
            indices: {belonging: [Q1..Q4]}
            """
        #expect(
            try run(few, ["export.csv": answers(60, items: 4)]).outcome.messages.contains("its wording is negative"))
        // Many answers that go with the others are stronger than a word.
        #expect(!(try run(few, ["export.csv": answers(400, items: 4)]).outcome.messages.contains("key-suspected")))
        let turned = few.replacing("[Q1..Q4]", with: "[Q1, {item: Q2, reverse: true}, Q3, Q4]")
        #expect(
            !(try run(turned, ["export.csv": answers(60, items: 4, turned: [1])]).outcome.messages.contains(
                "key-suspected")))
    }

    @Test func numbersOfQualtricsNeedAMeaning() throws {
        let head = #"Q1,Q2\#n"How?","Why?"\#n"{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\#n"#
        let codes = ["1", "6", "2", "3", "4"]
        let csv = head + (0..<50).map { "\(codes[$0 % 5]),\(codes[($0 + $0 / 5) % 5])\n" }.joined()
        let plain = "sources: [export.csv]\nscales: {agree: {points: [1, 6]}}\nindices: {belonging: [Q1, Q2]}\n"
        let refused = try run(plain, ["export.csv": csv])
        #expect(refused.outcome.exitCode == 0 && refused.outcome.messages.contains("[codes-unordered]"))
        #expect(refused.results.contains("\"codes\"]") && !refused.results.contains("\"belonging\",50"))
        let mapped =
            "sources: [export.csv]\nscales: {agree: {points: 5, codes: {\"1\": 1, \"6\": 2, \"2\": 3, \"3\": 4, \"4\": 5}}}\n"
            + "indices: {belonging: [Q1, Q2]}\n"
        let labels = ["SD", "D", "N", "A", "SA"]
        let text = head + (0..<50).map { "\(labels[$0 % 5]),\(labels[($0 + $0 / 5) % 5])\n" }.joined()
        let labelled =
            "sources: [export.csv]\nscales: {agree: {labels: [SD, D, N, A, SA]}}\nindices: {belonging: [Q1, Q2]}\n"
        let (left, right) = (try run(mapped, ["export.csv": csv]), try run(labelled, ["export.csv": text]))
        #expect(left.results.contains("\"company\",\"belonging\",50,3,"))
        #expect(left.results == right.results)
    }

    @Test func aQuestionThatIsWordedOtherwiseIsReportedUntilSomebodySaysItIsTheSame() throws {
        func export(_ text: String) -> String {
            "Q1[a]. \(text) [one],Q1[b]. \(text) [two],submitdate,lastpage\n"
                + (0..<30).map { "\(1 + $0 % 5),\(1 + $0 % 4),2026-01-01,1\n" }.joined()
        }
        let study = """
            sources: {first: {path: a.csv, columns: {"Q1[a]": A, "Q1[b]": B}}, second: {path: b.csv, columns: {"Q1[a]": A, "Q1[b]": B}}}
            waves: {w1: [first], w2: [second]}
            scales: {five: {points: 5}}
            items: {A: {}, B: {}}
            """
        let changed = try run(study, ["a.csv": export("How is it?"), "b.csv": export("How is it now?")])
        #expect(changed.outcome.exitCode == 0 && changed.outcome.messages.contains("[wave-changed]"))
        #expect(changed.outcome.messages.contains("2 questions are asked otherwise in wave `w2`"))
        #expect(changed.results.components(separatedBy: "\"breaks\": [\"w2\"]").count == 3)
        // Some exports leave the stem of a matrix out.
        let bare = export("").replacing(" [one]", with: "one").replacing(" [two]", with: "two")
        let short = try run(study, ["a.csv": export("How is it?"), "b.csv": bare])
        #expect(!short.outcome.messages.contains("wave-changed"), "\(short.outcome.messages)")
        let said = study.replacing("{A: {}, B: {}}", with: "{A: {reworded: w2}, B: {reworded: [w2]}}")
        #expect(
            !(try run(said, ["a.csv": export("How is it?"), "b.csv": export("How is it now?")]).outcome.messages
                .contains("wave-changed")))
        #expect(
            !(try run(study, ["a.csv": export("How is it?"), "b.csv": export(" How is IT? ")]).outcome.messages
                .contains("wave-changed")))
    }

    @Test func answersThatWereExchangedUnderTheSameCodesBreakTheTrend() throws {
        func export(_ last: String) -> String {
            let head =
                "{\"format\": \"rapport-answers\", \"version\": 1}\n{\"question\": \"A\", \"text\": \"How is it?\", \"choices\": "
                + "[{\"code\": \"1\", \"label\": \"Bad\"}, {\"code\": \"2\", \"label\": \"Fair\"}, {\"code\": \"3\", \"label\": \"\(last)\"}]}\n"
            return head
                + (0..<30).map {
                    "{\"respondent\": \"p\($0)\", \"question\": \"A\", \"answer\": \"\(1 + $0 % 3)\"}\n"
                }.joined()
        }
        let study = """
            sources: {first: a.jsonl, second: b.jsonl}
            waves: {w1: [first], w2: [second]}
            scales: {three: {labels: [Bad, Fair, Good], codes: {Superb: 3}}}
            indices: {mood: [A]}
            """
        let same = try run(study, ["a.jsonl": export("Good"), "b.jsonl": export("Good")])
        #expect(same.outcome.exitCode == 0, "\(same.outcome.messages)")
        #expect(!same.results.contains("breaks") && !same.outcome.messages.contains("wave-changed"))
        let changed = try run(study, ["a.jsonl": export("Good"), "b.jsonl": export("Superb")])
        #expect(changed.outcome.messages.contains("[wave-changed]"), "\(changed.outcome.messages)")
        // The question, and the index that is made of it.
        #expect(changed.results.components(separatedBy: "\"breaks\": [\"w2\"]").count == 3)
    }

    @Test func groupsThatDifferInLettersAloneAreNamed() throws {
        let study =
            "sources: [a.csv]\nscales: {agree: {labels: [No, Yes]}}\nitems: {Q1: {scale: agree}}\ncuts: [unit]\n"
        let rows = (0..<90).map { "\(["Sales", "sales ", "IT"][$0 % 3]),\($0 % 2 == 0 ? "Yes" : "No")\n" }.joined()
        let found = try run(study, ["a.csv": "unit,Q1\n" + rows])
        #expect(found.outcome.exitCode == 0, "\(found.outcome.messages)")
        #expect(found.outcome.messages.contains("differ in letters or blanks alone: `Sales`, `sales"))
        let alike = try run(study, ["a.csv": "unit,Q1\n" + rows.replacing("sales ", with: "Sales")])
        #expect(!alike.outcome.messages.contains("groups-alike"))
    }

    @Test func anItemWithoutAColumnIsShownWhereTheStudyNamesIt() throws {
        let study = "sources: [a.csv]\nscales: {agree: {labels: [No, Yes]}}\nindices:\n  mood: [Q1, Q9]\n"
        let found = try run(study, ["a.csv": "unit,Q1\n" + String(repeating: "A,Yes\n", count: 30)])
        #expect(found.outcome.exitCode == 65)
        #expect(found.outcome.messages.contains("pipeline.yml:4:3: error: no source has a column for item 'Q9'"))
    }

    @Test func whatASpreadsheetDidIsSeen() throws {
        let study = """
            sources: {export: {path: export.csv, columns: {id: person}}}
            scales: {size: {labels: [1-5, 6-25, 26-100]}}
            items: {Q1: {scale: size}}
            unknown_labels: 50%
            """
        let rows = (0..<40).map { "p\($0),\(["1-5", "6-25", "26-100", "Jun-25"][$0 % 4])\n" }.joined()
        let ranges = try run(study, ["export.csv": "id,Q1\n" + rows])
        #expect(
            ranges.outcome.messages.contains("[answer-damaged]") && ranges.outcome.messages.contains("export.csv:5:1"))
        let rounded = try run(study, ["export.csv": "id,Q1\n" + (0..<40).map { "1.23\($0 % 10)E+15,1-5\n" }.joined()])
        #expect(rounded.outcome.exitCode == 65 && rounded.outcome.messages.contains("[id-damaged]"))
        let people = "id,unit\n" + (0..<40).map { "00\(100 + $0),A\n" }.joined()
        let short = try run(
            study + "\npeople: {path: people.csv, columns: {id: person}}\ncuts: [unit]\n",
            ["export.csv": "id,Q1\n" + (0..<40).map { "\(100 + $0),1-5\n" }.joined(), "people.csv": people])
        #expect(short.outcome.exitCode == 65 && short.outcome.messages.contains("lost the zeros"))
    }
}
