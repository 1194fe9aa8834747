import Foundation
import Testing

@testable import RapportKit

/// Every kind of question, from an export to its rows, against numbers counted here.
@Suite struct QuestionKindTests {
    static let study = """
        title: Kinds
        k: 5
        sources: {answers: {path: answers.csv, columns: {id: person}}}
        scales: {agree: {labels: [No, Half, Yes]}}
        items:
          Q1: {scale: agree}
          again: {kind: yes_no}
          nps: {kind: nps}
          place: {kind: single, options: [Office, [Home, At home], Road, Moon, Mars]}
          perks: {kind: multi, options: {P_1: Pay, P_2: Team, P_3: None of these}, exclusive: None of these}
          tools: {kind: multi, options: [Chat, "Mail, paper", Phone], joined: ";"}
          order: {kind: rank, options: {R_1: Pay, R_2: Team, R_3: Work}}
          energy: {kind: slider, bounds: [0, 100]}
          age: {kind: number, bands: [30, 45]}
          points: {kind: constant_sum, options: {C_1: Pay, C_2: Team}, bounds: [0, 10]}
          why: {kind: text}
        cuts: [unit]
        """

    private struct Person {
        var id: Int
        var unit: String
        var cells: [String]
    }

    private static let header =
        "id,unit,Q1,again,nps,place,P_1,P_2,P_3,tools,R_1,R_2,R_3,energy,age,C_1,C_2,why"

    private static func people(_ count: Int) -> [Person] {
        var random = Seeded(4)
        func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
        return (0..<count).map { id in
            let perks = pick(["Pay||", "|Team|", "Pay|Team|", "||None of these", "||"]).split(
                separator: "|", omittingEmptySubsequences: false)
            let order =
                [["1", "2", "3"], ["3", "1", "2"], ["2", "3", "1"], ["", "", ""]].randomElement(using: &random) ?? []
            let points = Int.random(in: 0...10, using: &random)
            let cells =
                [pick(["No", "Half", "Yes", ""]), pick(["Yes", "No", "yes ", ""]), String(id % 11)]
                + [pick(["Office", "Home", "At home", "Road", "Office", id == 3 ? "Moon" : "Road"])]
                + perks.map(String.init) + ["\"" + pick(["Chat;", "Mail, paper;Chat", "Phone", ""]) + "\""] + order
                + [String(id % 101), ["25", "29.5", "30", "44,9", "60"][id % 5], String(points), String(10 - points)]
                + [id % 3 == 0 ? "\"it is, well, so\"" : ""]
            return Person(id: id, unit: ["A", "B"][id % 2], cells: cells)
        }
    }

    private static func csv(_ people: [Person]) -> String {
        let rows = people.map { person in
            let cells = person.cells.map { $0.contains(",") && !$0.hasPrefix("\"") ? "\"\($0)\"" : $0 }
            return (["p\(person.id)", person.unit] + cells).joined(separator: ",")
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    private struct Row {
        var n: Int?
        var value: Double?
        var note: String?
    }

    private func run(_ csv: String, study: String = study) throws -> (rows: [String: Row], outcome: RunOutcome) {
        let work = try Workspace()
        try work.write(study, to: "pipeline.yml")
        try work.write(csv, to: "answers.csv")
        let outcome = work.run()
        guard outcome.exitCode == 0 else { return ([:], outcome) }
        let json = try JSONSerialization.jsonObject(with: work.read("out/draft/results.json")) as? [String: Any] ?? [:]
        let rows = json["rows"] as? [[Any]] ?? []
        return (
            Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    ("\(row[1])/\(row[2])", Row(n: row[3] as? Int, value: row[4] as? Double, note: row[12] as? String))
                }), outcome
        )
    }

    /// Percentage of people with a property among those who count.
    private func share(_ people: [Person], of base: (Person) -> Bool, _ holds: (Person) -> Bool) -> (Int, Double) {
        let counted = people.filter(base)
        return (counted.count, 100 * Double(counted.count(where: holds)) / Double(counted.count))
    }

    private func expect(_ row: Row?, _ expected: (Int, Double), sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(row?.n == expected.0, sourceLocation: sourceLocation)
        #expect(row.flatMap(\.value).map { abs($0 - expected.1) < 1e-9 } == true, sourceLocation: sourceLocation)
    }

    @Test func eachKindIsCounted() throws {
        let people = Self.people(400)
        let (rows, outcome) = try run(Self.csv(people))
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        expect(
            rows["company/again"],
            share(people, of: { !$0.cells[1].isEmpty }) { $0.cells[1].lowercased().hasPrefix("yes") })
        let promoters = people.count { Int($0.cells[2]) ?? 0 >= 9 }
        let detractors = people.count { Int($0.cells[2]) ?? 0 <= 6 }
        expect(rows["company/nps"], (400, 100 * Double(promoters - detractors) / 400))
        expect(rows["company/place:Home"], share(people, of: { _ in true }) { $0.cells[3].hasSuffix("ome") })
        expect(rows["company/place:other (2 options)"], share(people, of: { _ in true }) { $0.cells[3] == "Moon" })
        #expect(rows["company/place:Moon"] == nil)
        let saw = { (person: Person) in person.cells[4...6].contains { !$0.isEmpty } }
        expect(rows["company/perks:Team"], share(people, of: saw) { !$0.cells[5].isEmpty })
        expect(rows["company/perks:None of these"], share(people, of: saw) { !$0.cells[6].isEmpty })
        expect(
            rows["company/tools:Mail, paper"],
            share(people, of: { $0.cells[7] != "\"\"" }) { $0.cells[7].contains("Mail") })
        expect(rows["company/order:Team:first"], share(people, of: { !$0.cells[9].isEmpty }) { $0.cells[9] == "1" })
        let ranks = people.compactMap { Int($0.cells[9]) }
        expect(rows["company/order:Team"], (ranks.count, Double(ranks.reduce(0, +)) / Double(ranks.count)))
        expect(rows["company/energy"], (400, Double(people.map { $0.id % 101 }.reduce(0, +)) / 400))
        expect(rows["company/age:under 30"], (400, 40))
        expect(rows["company/age:30 to under 45"], (400, 40))
        expect(rows["company/age:45 and more"], (400, 20))
        let points = people.compactMap { Int($0.cells[14]) }
        expect(rows["company/points:Team"], (400, Double(points.reduce(0, +)) / 400))
        expect(rows["company/why"], share(people, of: { _ in true }) { !$0.cells[15].isEmpty })
    }

    @Test func optionsAreSaidFromTwiceAsManyAnswers() throws {
        let few = (0..<9).map { Person(id: $0, unit: "A", cells: Self.people(9)[$0].cells) }
        let others = Self.people(60).map { Person(id: $0.id + 100, unit: "B", cells: $0.cells) }
        let (rows, _) = try run(Self.csv(few + others))
        // Nine people are enough for a mean, and not for an option.
        #expect(rows["unit=A/energy"]?.n == 9)
        #expect(rows["unit=A/place:Office"]?.note == "withheld" && rows["unit=A/place:Office"]?.value == nil)
        #expect(rows["unit=B/place:Office"]?.n == nil, "the difference to the company would be nine people")
        #expect(rows["company/place:Office"]?.n == 69)
    }

    @Test func oneRareOptionIsPutTogetherWithTheNextOne() throws {
        var people = Self.people(400)
        for i in people.indices where people[i].cells[3] == "Moon" { people[i].cells[3] = "Road" }
        people[5].cells[3] = "Mars"
        let study = Self.study.replacing("Road, Moon, Mars]", with: "Road, Mars]")
        let rows = try run(Self.csv(people), study: study).rows
        // What the others leave over would be one person.
        let named = ["Office", "Home", "Road"].filter { rows["company/place:\($0)"] != nil }
        #expect(named.count == 2 && rows["company/place:other (2 options)"]?.n == 400)
    }

    /// Thirty who all say the same, twenty-six with two answers, and seven of fourteen: what the option that is not alike
    /// says of the first and the other of the second would leave the seven.
    @Test(arguments: [
        "{kind: single, options: [Office, Home]}", "{kind: multi, joined: \";\", options: [Office, Home]}",
    ])
    func optionsOfOneQuestionSpeakInTheSameGroups(item: String) throws {
        let answers =
            Array(repeating: "A,Office", count: 30) + Array(repeating: "B,Home", count: 24)
            + Array(repeating: "B,Office", count: 2) + Array(repeating: "C,Office", count: 3)
            + Array(repeating: "C,Home", count: 4) + Array(repeating: "C,", count: 7)
        let csv = "id,unit,W,X\n" + answers.enumerated().map { "p\($0),\($1),\($0 % 9)\n" }.joined()
        let study = """
            k: 10
            sources: {answers: {path: answers.csv, columns: {id: person}}}
            items: {W: \(item), X: {kind: slider, bounds: [0, 9]}}
            cuts: [unit]
            """
        let rows = try run(csv, study: study).rows
        #expect(rows["company/W:Office"]?.n == 63 && rows["company/W:Home"]?.n == 63)
        for unit in ["A", "B", "C"] {
            #expect(rows["unit=\(unit)/W:Office"]?.n == rows["unit=\(unit)/W:Home"]?.n)
        }
        let others = ["A", "B"].compactMap { rows["unit=\($0)/W:Office"]?.n }.reduce(0, +)
        #expect(63 - others >= 20)
    }

    private func small(_ item: String, _ answers: [String]) throws -> (rows: [String: Row], outcome: RunOutcome) {
        let csv = "id,sent,W,X\n" + answers.enumerated().map { "p\($0),2026-03-02 10:00,\($1),\($0 % 9)\n" }.joined()
        return try run(
            csv,
            study: """
                k: 5
                sources: {answers: {path: answers.csv, columns: {id: person, sent: submitted}}}
                unknown_labels: 50%
                items: {W: \(item), X: {kind: slider, bounds: [0, 9]}}
                """)
    }

    @Test func wordsForNoAnswerAreNone() throws {
        let yesNo = Array(repeating: "Yes", count: 20) + Array(repeating: "No", count: 20) + ["NA", "N/A", "99", ""]
        let row = try small("{kind: yes_no, missing: [\"99\"]}", yesNo).rows["company/W"]
        #expect(row?.n == 40 && row?.value == 50)
        let joined =
            Array(repeating: "Pay;Team", count: 20) + Array(repeating: "Pay", count: 20) + [
                "n/a", "-", "Prefer not to say",
            ]
        let slider = try small("{kind: text}", yesNo).rows["company/X"]
        #expect(slider?.n == 44 && slider?.note == "no-pool", "a mean without a cut to pool over says so")
        let team = try small("{kind: multi, joined: \";\", options: [Pay, Team]}", joined).rows["company/W:Team"]
        #expect(team?.n == 40 && team?.value == 50)
        let ages = Array(repeating: "25", count: 20) + Array(repeating: "50", count: 20) + ["-99", "n/a"]
        let band = try small("{kind: number, bands: [40], missing: [\"-99\"]}", ages).rows["company/W:under 40"]
        #expect(band?.n == 40 && band?.value == 50)
        let words =
            Array(repeating: "more of it", count: 20) + Array(repeating: "", count: 17)
            + ["          ", "n/a", String(repeating: " ", count: 90)]
        let text = try small("{kind: text}", words).rows["company/W"]
        #expect(text?.n == 40 && text?.value == 50)
    }

    @Test func anOrderWithAPlaceTwiceAndPartsBeyondTheWholeMeanNothing() throws {
        func answers(_ good: [String], _ bad: String) -> String {
            let rows = (0..<40).map { "p\($0),\(good[$0 % good.count])" } + (40..<45).map { "p\($0),\(bad)" }
            return "id,R1,R2\n" + rows.joined(separator: "\n") + "\n"
        }
        let head = "k: 5\nsources: {answers: {path: answers.csv, columns: {id: person}}}\nunknown_labels: 50%\n"
        let rank = try run(
            answers(["1,2", "2,1"], "1,1"), study: head + "items: {W: {kind: rank, options: {R1: Pay, R2: Team}}}\n"
        ).rows
        #expect(rank["company/W:Pay"]?.n == 40 && rank["company/W:Pay"]?.value == 1.5)
        let sums = try run(
            answers(["60,40", "40,60"], "100,100"),
            study: head + "items: {W: {kind: constant_sum, bounds: [0, 100], options: {R1: Pay, R2: Team}}}\n"
        ).rows
        #expect(sums["company/W:Pay"]?.n == 40 && sums["company/W:Pay"]?.value == 50)
    }

    @Test func aRecordWithAnAnswerIsBetterThanALaterOneWithout() throws {
        let csv = "id,sent,X\n" + (0..<30).map { "p\($0),2026-03-01 10:00,7\n" }.joined() + "p3,2026-03-02 10:00,\n"
        let study = """
            sources: {answers: {path: answers.csv, columns: {id: person, sent: submitted}}}
            items: {X: {kind: slider, bounds: [0, 9]}}
            """
        let (rows, outcome) = try run(csv, study: study)
        #expect(outcome.summary.contains("read 31, used 30, duplicate 1\n"), "\(outcome.summary)")
        #expect(rows["company/participation"]?.n == 30)
    }

    /// The same of an item and the index that is made of it alone.
    @Test func anIndexOfOneItemSpeaksWhereTheItemDoes() throws {
        let answers =
            Array(repeating: "A,Half", count: 30) + (0..<26).map { "B,\(["No", "Half", "Yes"][$0 % 3])" }
            + ["C,No", "C,Yes", "C,Yes", "C,Half", "C,Yes", "C,No", "C,Half"] + Array(repeating: "C,", count: 7)
        let csv = "id,unit,Q,X\n" + answers.enumerated().map { "p\($0),\($1),\($0 % 9)\n" }.joined()
        let study = """
            k: 10
            sources: {answers: {path: answers.csv, columns: {id: person}}}
            scales: {agree: {labels: [No, Half, Yes]}}
            indices: {mood: [Q]}
            items: {Q: {scale: agree}, X: {kind: slider, bounds: [0, 9]}}
            cuts: [unit]
            """
        let rows = try run(csv, study: study).rows
        #expect(rows["company/Q"]?.n == 63)
        for unit in ["A", "B", "C"] { #expect(rows["unit=\(unit)/Q"]?.n == rows["unit=\(unit)/mood"]?.n) }
    }

    @Test func sharesOfEverybodyAreWithheld() throws {
        var people = Self.people(80)
        for i in people.indices where people[i].unit == "A" {
            people[i].cells[1] = "Yes"; people[i].cells[3] = "Office"
        }
        let (rows, _) = try run(Self.csv(people))
        #expect(rows["unit=A/again"]?.note == "withheld")
        #expect(rows["unit=A/place:Office"]?.note == "withheld")
        #expect(rows["company/again"]?.n != nil)
    }

    /// What each kind says of an answer that it cannot mean. One in a hundred may be such.
    @Test(arguments: [
        (1, "perhaps", "question `again`"), (2, "11", "question `nps`"), (3, "Venus", "question `place`"),
        (4, "maybe", "question `perks`"), (7, "\"Chat;Fax\"", "question `tools`"), (8, "4", "question `order`"),
        (8, "1.5", "question `order`"), (11, "101", "question `energy`"), (11, "50.5", "question `energy`"),
        (12, "1.234", "question `age`"), (12, "old", "question `age`"), (13, "11", "question `points`"),
    ])
    func answersThatMeanNothingAreReported(column: Int, text: String, name: String) throws {
        var people = Self.people(400)
        people[17].cells[column] = text
        let few = try run(Self.csv(people)).outcome
        #expect(few.exitCode == 0)
        #expect(few.messages.contains("label-unknown") && few.messages.contains(name), "\(few.messages)")
        #expect(few.messages.contains("answers.csv:19:1"))
        for i in 0..<150 { people[i].cells[column] = text }
        let many = try run(Self.csv(people)).outcome
        #expect(many.exitCode == 65)
    }

    @Test func anAnswerThatRulesOutOthersBesideThemMeansNothing() throws {
        var people = Self.people(400)
        people[17].cells[4] = "Pay"
        people[17].cells[6] = "None of these"
        let outcome = try run(Self.csv(people)).outcome
        #expect(outcome.messages.contains("question `perks`") && outcome.messages.contains("answers.csv:19:1"))
    }
}
