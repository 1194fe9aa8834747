import Foundation
import Testing

@testable import RapportKit

/// What `rapport init FILE && rapport run` gives without a word from anybody, for real exports, against facts that
/// another program found in them.
@Suite(.enabled(if: Corpus.isHere, "the corpus is not here")) struct InitTests {
    /// The draft of a study that was proposed and run as it is.
    private struct Draft {
        var rows: [String: (n: Int?, value: Double?)]
        var lines: Int
        var outcome: RunOutcome
    }

    private func draft(_ name: String, people: String? = nil) throws -> Draft {
        let work = try Workspace()
        var request = ProposalRequest(exports: [Corpus.folder + "/" + name])
        request.people = people.map { Corpus.folder + "/" + $0 }
        let proposed = Rapport.propose(request, to: work.path("pipeline.yml"), overwrite: false)
        #expect(proposed.exitCode == 0, "\(proposed.messages)")
        let outcome = work.run()
        #expect(outcome.exitCode == 0, "\(name): \(outcome.messages)")
        let text = String(decoding: try work.read("pipeline.yml"), as: UTF8.self)
        let json = try JSONSerialization.jsonObject(with: work.read("out/draft/results.json")) as? [String: Any] ?? [:]
        let rows = (json["rows"] as? [[Any]] ?? []).map { row in
            ("\(row[1])/\(row[2])", (n: row[3] as? Int, value: row[4] as? Double))
        }
        return Draft(
            rows: Dictionary(uniqueKeysWithValues: rows), lines: text.count { $0 == "\n" }, outcome: outcome)
    }

    private func facts(_ name: String) throws -> [String: Any] {
        let text = try String(contentsOfFile: Corpus.folder + "/expected.json", encoding: .utf8)
        let all = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(all?[name] as? [String: Any])
    }

    private func expect(
        _ draft: Draft, _ measure: String, n: Int, _ value: Double, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let row = draft.rows["company/" + measure]
        #expect(row?.n == n, "\(measure)", sourceLocation: sourceLocation)
        #expect(row?.value.map { abs($0 - value) < 1e-6 } == true, "\(measure)", sourceLocation: sourceLocation)
    }

    /// Mean over points from the counts of their texts.
    private func mean(_ counts: [String: Int], _ points: [String]) -> (n: Int, mean: Double) {
        let n = points.reduce(0) { $0 + (counts[$1] ?? 0) }
        let sum = points.enumerated().reduce(0) { $0 + ($1.offset + 1) * (counts[$1.element] ?? 0) }
        return (n, Double(sum) / Double(n))
    }

    @Test(arguments: [("rdatasets/bfi.csv", 25), ("rdatasets/attitude.csv", 7)])
    func meansAreThoseOfTheColumns(name: String, columns: Int) throws {
        let draft = try draft(name)
        let sums = try #require(try facts(name)["column_sums"] as? [String: [String: Any]])
        var found = 0
        for (column, sum) in sums where draft.rows["company/" + column] != nil {
            found += 1
            expect(draft, column, n: try #require(sum["n"] as? Int), try #require(sum["mean"] as? Double))
        }
        #expect(found == columns && draft.lines <= 120)
    }

    @Test func optionsOrdersAndScalesOfStarWars() throws {
        let name = "surveymonkey/StarWars.csv"
        let (draft, facts) = (try draft(name), try facts(name))
        expect(draft, "have_you_seen_any_of_the_6", n: 1186, 100 * 936 / 1186)
        expect(draft, "which_character_shot_first:Han", n: 828, 100 * 325 / 828)
        let films = try #require(facts["multi_select_counts cols3-8 (films seen)"] as? [Int])
        let seen = draft.rows.filter { $0.key.hasPrefix("company/which_of_the_following_star:") }.values
        let base = try #require(seen.first?.n)
        let shares = films.map { 100 * Double($0) / Double(base) }.sorted()
        #expect(zip(seen.compactMap(\.value).sorted(), shares).allSatisfy { abs($0 - $1) < 1e-9 } && seen.count == 6)
        let ranks = try #require(facts["rank_sums cols9-14"] as? [[String: Any]]).compactMap { $0["mean"] as? Double }
        let places = draft.rows.filter { $0.key.hasPrefix("company/please_rank") && !$0.key.hasSuffix(":first") }.values
        #expect(zip(places.compactMap(\.value).sorted(), ranks.sorted()).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(places.count == 6 && draft.lines <= 120)
    }

    @Test func codesOfOptionsAndDegreesOfOneWord() throws {
        let draft = try draft("surveymonkey/masculinity-raw.csv")
        let counts = [
            "Somewhat masculine": 826, "Very masculine": 612, "Not very masculine": 131, "Not at all masculine": 32,
        ]
        let points = ["Not at all masculine", "Not very masculine", "Somewhat masculine", "Very masculine"]
        let (n, mean) = mean(counts, points)
        expect(draft, "q0001", n: n, mean)
        expect(draft, "q0004:Mother or mother figure(s)", n: 1615, 100 * Double(1615 - 960) / 1615)
    }

    @Test func labelsWithASlipInThem() throws {
        let name = "qualtrics/legitimacy_text.redacted.csv"
        let draft = try draft(name)
        let all = try #require(try facts(name)["value_counts"] as? [String: [String: Int]])
        let points = ["stronlgy disagree", "somewhat disagree", "neutral", "somewhat agree", "strongly agree"]
        for (column, counts) in all {
            let (n, mean) = mean(counts, points)
            expect(draft, column, n: n, mean)
        }
    }

    @Test func numbersWithMeaningAtTheirEnds() throws {
        let name = "limesurvey/rse2017_de.csv"
        let draft = try draft(name)
        let all = try #require(try facts(name)["value_counts"] as? [String: [String: Int]])
        let counts = try #require(all.first { $0.key.hasPrefix("col10 ") }?.value)
        let pairs = counts.compactMap { text, count -> (Int, Int)? in
            Int(text.filter { $0.isNumber }).map { ($0, count) }
        }
        let n = pairs.reduce(0) { $0 + $1.1 }
        expect(draft, "likert0_time1can", n: n, Double(pairs.reduce(0) { $0 + $1.0 * $1.1 }) / Double(n))
    }

    @Test func frequenciesAndYesOfAStaffSurvey() throws {
        let name = "limesurvey/rse2016_uk.csv"
        let draft = try draft(name)
        let all = try #require(try facts(name)["value_counts"] as? [String: [String: Int]])
        expect(draft, "currentEmp1", n: 271, 100 * 203 / 271)
        for (fact, counts) in all where fact.contains("perfCheck") {
            let trimmed = Dictionary(
                counts.map { ($0.key.trimmingCharacters(in: .whitespaces), $0.value) }, uniquingKeysWith: +)
            let (n, mean) = mean(trimmed, ["Never", "Sometimes", "Often", "Very Often", "Always"])
            expect(
                draft, try #require(fact.split(separator: " ").dropFirst().first?.dropLast()).description, n: n, mean)
        }
        #expect(draft.lines <= 120)
    }

    @Test func aFileBelowTheThresholdGivesADraftInWhichAllIsWithheld() throws {
        let draft = try draft("viva-glint/survey_export.csv", people: "viva-glint/employee_attributes.csv")
        #expect(draft.rows.values.allSatisfy { $0.n == nil } && draft.rows.count > 20)
        #expect(
            draft.rows["department=Sales/my_work_is_meaningful"] != nil
                || draft.rows.keys.contains { $0.contains("Sales") })
        #expect(try self.draft("limesurvey/rse2017_zaf.csv").rows["company/participation"]?.n == 22)
    }

    @Test func whatCannotBeDecidedIsAskedWithItsPlace() throws {
        let work = try Workspace()
        let target = work.path("pipeline.yml")
        let request = ProposalRequest(exports: [Corpus.folder + "/odk/childrens_survey.csv"])
        let asked = Rapport.propose(request, to: target, overwrite: false)
        #expect(asked.exitCode == 65)
        #expect(asked.messages.contains("pipeline.yml:") && asked.messages.contains("[study-open-question]"))
        #expect(work.run().exitCode == 65)
        // Answered in the file, the run passes.
        var text = String(decoding: try work.read("pipeline.yml"), as: UTF8.self)
        for value in 1...9 {
            if let open = text.firstRange(of: "\"?\"") { text.replaceSubrange(open, with: String(value)) }
        }
        try work.write(text, to: "pipeline.yml")
        #expect(work.run().exitCode == 0)
    }
}

/// Each round of the sample, proposed and run as it is, against the study that somebody wrote for it.
@Suite struct InitSampleTests {
    private static func rows(_ work: Workspace) throws -> [String: [Double?]] {
        let json = try JSONSerialization.jsonObject(with: work.read("out/draft/results.json")) as? [String: Any] ?? [:]
        var rows: [String: [Double?]] = [:]
        for row in json["rows"] as? [[Any]] ?? [] where row[1] as? String == "company" {
            rows["\(row[0])/\(row[2])"] = row[3...].map { $0 as? Double }
        }
        return rows
    }

    /// What the study that somebody wrote for the sample gives.
    private static let written = Result {
        let work = try Workspace()
        var options = RunOptions(study: repository.appendingPathComponent("pipeline.yml").path)
        options.out = work.path("out")
        #expect(Rapport.run(options).exitCode == 0)
        return try rows(work)
    }

    @Test(arguments: [
        ("2025-spring", ["qualtrics.csv"]), ("2025-autumn", ["responses.lsr"]),
        ("2026-spring", ["qualtrics.csv", "kiosk.xml"]),
    ])
    func everyRoundGivesTheNumbersOfTheWrittenStudy(wave: String, files: [String]) throws {
        let folder = repository.appendingPathComponent("SampleData").path
        let work = try Workspace()
        var request = ProposalRequest(exports: files.map { "\(folder)/\(wave)/\($0)" })
        request.people = folder + "/people.csv"
        let proposed = Rapport.propose(request, to: work.path("pipeline.yml"), overwrite: false)
        #expect(proposed.exitCode == 0, "\(proposed.messages)")
        let outcome = work.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let found = try Self.rows(work)
        let wanted = try Self.written.get()
        let items = ["BEL", "APP", "EMP", "STR", "JUD", "FBK"].flatMap { stem in (1...6).map { (stem, $0) } }
            .filter { wanted["\(wave)/\($0.0)\($0.1)"] != nil }
        #expect(items.count == 23)
        for (stem, number) in items {
            let own = found["\(wave)/\(stem)\(number)"] ?? found["\(wave)/\(stem)_\(number)"]
            let row = try #require(own, "\(stem)\(number)")
            let wanted = try #require(wanted["\(wave)/\(stem)\(number)"])
            // People and mean; the intervals of a smaller study have another variance.
            #expect(row[0] == wanted[0] && row[1] == wanted[1], "\(stem)\(number)")
        }
    }
}

/// Proposals for files that are made up here.
@Suite struct ProposalTests {
    private func study(_ csv: String, people: String? = nil) throws -> (text: String, outcome: RunOutcome) {
        let work = try Workspace()
        var request = ProposalRequest(exports: [try work.write(csv, to: "export.csv")])
        request.people = try people.map { try work.write($0, to: "people.csv") }
        let outcome = Rapport.propose(request, to: "-", overwrite: false)
        return (outcome.data, outcome)
    }

    @Test(
        "answers joined in one cell are a question with several answers",
        arguments: [(";", ";"), (";", ""), (", ", ""), ("|", "")])
    func joined(separator: String, end: String) throws {
        let options = ["Pay", "Team", "Room for growth", "Nothing"]
        let cells = (1..<80).map { number -> String in
            let chosen = options.indices.filter { number & (1 << $0) != 0 }.map { options[$0] }
            return chosen.isEmpty ? "" : chosen.joined(separator: separator) + end
        }
        let csv = "ref\twhy\n" + cells.enumerated().map { "r\($0)\t\($1)\n" }.joined()
        let work = try Workspace()
        let export = try work.write(csv, to: "export.tsv")
        let proposed = Rapport.propose(ProposalRequest(exports: [export]), to: "-", overwrite: false)
        #expect(proposed.data.contains("why: {kind: multi, joined: \"\(separator.first ?? " ")\""), "\(proposed.data)")
        try work.write(proposed.data, to: "pipeline.yml")
        let outcome = work.run()
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let results = String(decoding: try work.read("out/draft/results.json"), as: UTF8.self)
        let base = cells.count { !$0.isEmpty }
        let share = Double(cells.count { $0.contains("Team") }) * 100 / Double(base)
        let row = try #require(results.split(separator: "\n").first { $0.contains("\"why:Team\",\(base),") })
        let values = row.split(separator: ",").compactMap { Double($0) }
        #expect(values.contains { abs($0 - share) < 1e-9 }, "\(row)")
    }

    @Test("numbers that order the items otherwise than the texts of another export are not taken for its labels")
    func mixedCodes() throws {
        let labels = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
        func place(_ row: Int, _ item: Int) -> Int { min(4, max(0, item / 2 + (row * 7 + item) % 3)) }
        func csv(_ cell: (Int) -> String) -> String {
            let rows = (0..<60).map { row in (["p\(row)"] + (0..<8).map { cell(place(row, $0)) }).joined(separator: ",")
            }
            return ((["who"] + (1...8).map { "Q\($0)" }).joined(separator: ",") + "\n") + rows.joined(separator: "\n")
                + "\n"
        }
        let work = try Workspace()
        let texts = try work.write(csv { labels[$0] }, to: "texts.csv")
        let same = try work.write(csv { String($0 + 1) }, to: "same.csv")
        let turned = try work.write(csv { String(5 - $0) }, to: "turned.csv")
        let good = Rapport.propose(ProposalRequest(exports: [texts, same]), to: "-", overwrite: false)
        #expect(good.exitCode == 0 && good.data.contains("8 items rank alike (r .9"), "\(good.messages)")
        #expect(good.data.contains("\"1\": 1") && good.data.contains("\"5\": 5"))
        let bad = Rapport.propose(ProposalRequest(exports: [texts, turned]), to: "-", overwrite: false)
        #expect(bad.exitCode == 65 && bad.messages.contains("turned.csv: error: the answers are numbers"))
    }

    @Test("texts with a comma or a semicolon in them are not several answers")
    func notJoined() throws {
        let labels = ["Yes, always", "No, never", "Now and then, perhaps", "Rather, but not on Mondays"]
        let single = "ref\twhy\n" + (0..<80).map { "r\($0)\t\(labels[$0 % 4])\n" }.joined()
        #expect(try study(single).text.contains("why: {kind: single"))
        // A blank behind some commas and none behind others: nobody can tell where an answer ends.
        let both = (0..<80).map {
            "r\($0)\t\(["Team, and boss,Pay", "Pay", "Team, and boss", "Room,Pay", "Room"][$0 % 5])\n"
        }
        #expect(try !study("ref\twhy\n" + both.joined()).text.contains("joined"))
        let words = "ref\twhy\n" + (0..<80).map { "r\($0)\tthe \($0) things; and \($0 % 7), or so\n" }.joined()
        #expect(try !study(words).text.contains("joined"))
    }

    @Test("words for no answer are no text of an option; ratings are no groups; days are no question")
    func wrongGuesses() throws {
        let rows = (0..<60).map { i in
            "r\(i),\(["Bus,", ",Car", "N/A,N/A"][i % 3]),\(1 + i % 4),2026-03-\(10 + i % 9),\(i % 5 == 0 ? "99" : "Yes")"
        }
        let csv = "ref,T_1,T_2,JobSatisfaction,Handed in,Again\n" + rows.joined(separator: "\n") + "\n"
        let text = try study(csv).text
        #expect(text.contains("T_1: Bus, T_2: Car"), "\(text)")
        #expect(!text.contains("JobSatisfaction: JobSatisfaction") && text.contains("left out, days: Handed in"))
        #expect(text.contains("Again: {kind: yes_no, missing: [\"99\"]}"))
    }

    @Test(
        "a column that may say who answered is pointed at, and the data of a Triple-S survey by themselves are refused")
    func hints() throws {
        let rows = (0..<60).map { "\($0 % 40),\(["Yes", "No"][$0 % 2])\n" }.joined()
        #expect(try study("ID,Q1\n" + rows).text.contains("if `ID` says who answered, map it to `person`"))
        let work = try Workspace()
        try work.write("<sss/>", to: "data.sss")
        let path = try work.write("1,2,3\n1,2,3\n1,2,3\n", to: "data.asc")
        let outcome = Rapport.propose(ProposalRequest(exports: [path]), to: "-", overwrite: false)
        #expect(outcome.exitCode == 65 && outcome.messages.contains("name the definition"))
        let twice = Rapport.propose(ProposalRequest(exports: [path, path]), to: "-", overwrite: false)
        #expect(twice.exitCode == 65 && twice.messages.contains("named twice"))
    }

    /// Rows of one column with labels, in turn.
    private func rows(_ labels: [String], columns: Int = 2, count: Int = 60) -> String {
        let header = (1...columns).map { "Q\($0)" }.joined(separator: ";")
        let rows = (0..<count).map { row in
            (0..<columns).map { labels[(row + $0) % labels.count] }.joined(separator: ";")
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    @Test(arguments: [
        ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
        ["Stimme gar nicht zu", "Stimme eher nicht zu", "Teils/teils", "Stimme eher zu", "Stimme voll zu"],
        [
            "Pas du tout d'accord", "Plutôt pas d'accord", "Ni d'accord ni pas d'accord", "Plutôt d'accord",
            "Tout à fait d'accord",
        ],
        [
            "Totalmente en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo", "De acuerdo",
            "Totalmente de acuerdo",
        ],
        ["Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"],
        [
            "Totalmente in disaccordo", "In disaccordo", "Né d'accordo né in disaccordo", "D'accordo",
            "Totalmente d'accordo",
        ],
        ["Discordo totalmente", "Discordo", "Não concordo nem discordo", "Concordo", "Concordo totalmente"],
        [
            "Zdecydowanie się nie zgadzam", "Raczej się nie zgadzam", "Trudno powiedzieć", "Raczej się zgadzam",
            "Zdecydowanie się zgadzam",
        ],
        ["Anghytuno'n gryf", "Anghytuno", "Ddim yn cytuno nac yn anghytuno", "Cytuno", "Cytuno'n gryf"],
        ["Never", "Rarely", "Sometimes", "Often", "Always"],
        ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"],
    ])
    func scalesAreRecognisedInNineLanguages(labels: [String]) throws {
        let text = try study(rows(labels.shuffled())).text
        let line = try #require(text.split(separator: "\n").first { $0.contains("labels: [") })
        let rest = text[line.startIndex...]
        let found = labels.map { label in rest.firstRange(of: label)?.lowerBound }
        #expect(!found.contains(nil))
        // In their order, whatever the order in the file.
        #expect(found.compactMap { $0 } == found.compactMap { $0 }.sorted())
    }

    @Test func aPointThatNobodyChoseIsFilledInAndSaid() throws {
        let text = try study(rows(["Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"])).text
        #expect(
            text.contains("labels: [strongly disagree, Disagree") && text.contains("nobody chose 'strongly disagree'"))
    }

    @Test func numbersWithoutAMeaningAreNoScale() throws {
        let text = try study("id;Q1;Q2\n" + (0..<40).map { "\($0);\([1, 2, 3, 4, 6][$0 % 5]);x\($0 % 2)\n" }.joined())
            .text
        #expect(text.contains("nothing says what they mean") && text.contains("# codes1:"))
    }

    @Test func aHighestNumberThatIsRareIsAskedAbout() throws {
        let rows = (0..<200).map { row in
            (0..<4).map { String(row % 40 == $0 ? 6 : 1 + (row + $0) % 5) }.joined(separator: ";")
        }
        let asked = try study("Q1;Q2;Q3;Q4\n" + rows.joined(separator: "\n") + "\n")
        #expect(asked.outcome.exitCode == 65 && asked.text.contains("\"6\": \"?\""))
    }

    @Test func specialCategoriesAreNoGroupsBeforeSomebodyDecides() throws {
        let rows = (0..<60).map { "\($0);\(["Sales", "IT"][$0 % 2]);\(["a", "b", "c"][$0 % 3]);\(1 + $0 % 5)" }
        let text = try study("id;Department;Religion;Q1\n" + rows.joined(separator: "\n") + "\n").text
        #expect(text.contains("\n  Department: Department\n"))
        #expect(text.contains("# Religion: Religion   # a special category"))
    }

    @Test func namesMailsAndWhatPeopleWroteStandNowhere() throws {
        let rows = (0..<60).map {
            "\($0);kanarienvogel\($0)@example.com;Kanarienvogel \($0);\(1 + $0 % 5);a long remark by kanarienvogel \($0)"
        }
        let asked = try study("id;Email;Name;Q1;Why\n" + rows.joined(separator: "\n") + "\n")
        #expect(
            !asked.text.lowercased().contains("kanarienvogel")
                && !asked.outcome.messages.lowercased().contains("kanarienvogel"))
    }

    @Test func ninetyItemsTakeAtMost120Lines() throws {
        let header = (1...90).map {
            "\"Some statement about work, number \($0), on which people may have a view of their own\""
        }
        let labels = ["Disagree", "Neutral", "Agree", "Strongly agree", "Strongly disagree"]
        let rows = (0..<40).map { row in (0..<90).map { labels[(row + $0) % 5] }.joined(separator: ";") }
        let text = try study(([header.joined(separator: ";")] + rows).joined(separator: "\n") + "\n").text
        #expect(text.count { $0 == "\n" } <= 120)
    }

    @Test func theSameInMemoryAsInAFile() throws {
        let work = try Workspace()
        let export = try work.write(
            rows(["Disagree", "Neutral", "Agree", "Strongly agree", "Strongly disagree"]), to: "export.csv")
        var options = RunOptions()
        options.proposal = ProposalRequest(exports: [export])
        options.out = work.path("direct")
        let direct = Rapport.run(options)
        #expect(direct.exitCode == 0 && direct.messages.contains("study-proposed"), "\(direct.messages)")
        #expect(
            Rapport.propose(ProposalRequest(exports: [export]), to: work.path("pipeline.yml"), overwrite: false)
                .exitCode == 0)
        #expect(work.run().exitCode == 0)
        #expect(try work.read("direct/draft/results.json") == work.read("out/draft/results.json"))
        // The study beside the results is the one that was used, and can be run from there.
        var again = RunOptions(study: work.path("direct/pipeline.yml"))
        again.out = work.path("again")
        #expect(Rapport.run(again).exitCode == 0)
        #expect(try work.read("again/draft/results.json") == work.read("direct/draft/results.json"))
    }

    @Test func aNewRoundIsAddedToTheStudyOfTheLastOne() throws {
        let work = try Workspace()
        let labels = ["Disagree", "Neutral", "Agree", "Strongly agree", "Strongly disagree"]
        let first = try work.write(rows(labels), to: "spring.csv")
        let second = try work.write(rows(labels, columns: 3), to: "autumn.csv")
        #expect(
            Rapport.propose(ProposalRequest(exports: [first]), to: work.path("old.yml"), overwrite: false).exitCode == 0
        )
        var request = ProposalRequest(exports: [second])
        request.previous = work.path("old.yml")
        let outcome = Rapport.propose(request, to: work.path("pipeline.yml"), overwrite: false)
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        let text = String(decoding: try work.read("pipeline.yml"), as: UTF8.self)
        #expect(text.contains("# new in these exports") && text.contains("#   Q3:"))
        #expect(work.run().exitCode == 0)
        let results = String(decoding: try work.read("out/draft/results.json"), as: UTF8.self)
        #expect(results.contains("\"id\": \"autumn\"") && results.contains("\"id\": \"before\""))
    }

    @Test func aTableOfItemsTakesTheirPlace() throws {
        let work = try Workspace()
        let labels = ["Disagree", "Neutral", "Agree", "Strongly agree", "Strongly disagree"]
        var request = ProposalRequest(exports: [try work.write(rows(labels, columns: 3), to: "export.csv")])
        request.codebook = try work.write(
            "item,text_en,reverse,index\nQ1,I am heard,,belonging\nQ2,I stand apart,yes,belonging\nQ3,Other,,\n",
            to: "items.csv")
        let outcome = Rapport.propose(request, to: work.path("pipeline.yml"), overwrite: false)
        #expect(outcome.exitCode == 0, "\(outcome.messages)")
        #expect(work.run().exitCode == 0)
        let results = String(decoding: try work.read("out/draft/results.json"), as: UTF8.self)
        #expect(results.contains("\"id\": \"belonging\"") && results.contains("\"reversed\": [\"Q2\"]"))
        try work.write("item,scale\nQ1,klingon\n", to: "items.csv")
        let wrong = work.run()
        #expect(wrong.exitCode == 78 && wrong.messages.contains("items.csv:2:2"), "\(wrong.messages)")
    }
}
