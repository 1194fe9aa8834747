/// `README.md` of the sample, with its counts taken from the constants that planted them.
enum ReadmeFile {
    static func make() -> SampleFile {
        let parts = [opening, files, laterFiles, truth, dirt, ledger, notes]
        return SampleFile(path: "README.md", text: parts.joined(separator: "\n\n") + "\n")
    }

    private static let opening = """
        # Fernhill Instruments

        A company that does not exist. Every employee number, answer and comment here is invented by the
        target `SampleOrganisation`; no person, no company and no published questionnaire stands behind it.
        The files are generated: change the generator and write them again, never edit them. A test compares
        them byte for byte.

        About 1,200 people in four countries and three languages; a chief and four more levels of managers; 80
        teams of 6 to 25 (median 14); three waves with about 80 % answering, so that in about half of the
        teams ten or more do.
        """

    private static let files = """
        ## Files

        | file | what it is |
        | --- | --- |
        | `people.csv` | the employees, one row an employee and wave |
        | `2025-spring/qualtrics.csv` | choice texts in English and German, byte order mark, CRLF |
        | `2025-autumn/survey.lss` | LimeSurvey structure (DBVersion 498) with labels in en, de, fr |
        | `2025-autumn/responses.lsr` | LimeSurvey responses; the id of the person is the question `staffno` |
        | `2026-spring/qualtrics.csv` | choice texts in three languages, no mark, LF |
        | `2026-spring/kiosk.xml` | codes of the people in the production sites, `badge` is the employee |
        | `expected-ledger.json` | the fate of every record and the kinds of all used cells |
        | `later/` | for later versions, see below |

        Columns of `people.csv`: `wave,employee,manager,unit,unit_name,country,language,hired`. `unit` is the
        unit somebody is a member of: everybody who reports to the same manager. Each manager leads exactly
        one unit and is a member of the unit above; the chief is in `company`. Ids are text: the leading zeros
        belong to them. Some unit names hold a comma.

        Items, 1 to 5 from "Strongly disagree" to "Strongly agree": BEL1 to BEL5 belonging (BEL3 is reversed),
        APP1 to APP6 appreciation (by manager, peers, organisation, two each), EMP1 to EMP4 empathy of the
        manager as perceived, STR1 to STR4 strain, JUD1 to JUD2 decisions rest on facts, FBK1 to FBK2 feedback
        is prepared and leads to steps. "Does not apply" is a label in the texts, A6 in LimeSurvey, 6 at the
        kiosk.
        """

    private static let laterFiles = """
        ## For later versions

        | file in `later/` | what it is |
        | --- | --- |
        | `self-forms.csv` | leaders about their own empathy, the same four items, waves 2 and 3 |
        | `performance-ratings.csv` | each leader as rated by the own boss, three items, semicolons |
        | `programme-uptake.csv` | who got the recognition award, who used the learning budget |
        | `workshop.csv` | team leads who went to the leadership workshop between waves 2 and 3 |
        | `customers.csv` | customers about the branches, which are the teams of the sales sections |
        """

    private static let truth = """
        ## What is planted

        In points of the five-point scale before rounding; rounding and the ends of the scale take about a
        tenth.

        - Teams share about a tenth of the variance of empathy and belonging (ICC 0.1); alpha is 0.75 to 0.85.
        - Everything but strain rises by \(PlantedTruth.trend) a wave.
        - \(PlantedTruth.workshopLeaders) team leads went to the workshop, drawn by lot. In wave 3 their teams
          see \(PlantedTruth.workshop) more empathy; belonging follows only through empathy.
        - One point of empathy goes with \(PlantedTruth.empathyToBelonging) of belonging,
          \(PlantedTruth.empathyToAppreciation) of appreciation (more of that by the manager) and
          \(PlantedTruth.empathyToStrain) of strain.
        - A leader's load shows in the leader's own strain (\(PlantedTruth.loadToOwnStrain)) and in the team's
          (\(PlantedTruth.loadToTeamStrain)); it grows with the number of reports.
        - Leaders see themselves \(PlantedTruth.selfLeniency) better than an average team would.
        - Awards go more to teams with an empathic leader. The learning budget is related to nothing.
        - Between waves 1 and 2 unit `South / Optics / Mounting / Team 2` is renamed and keeps its id. Between
          waves 2 and 3 one team is merged into another of its section. About 5 % leave between waves, most
          are replaced, six people move.
        """

    private static var dirt: String {
        let (text, lime, kiosk) = (PlantedDirt.qualtrics, PlantedDirt.limeSurvey, PlantedDirt.kiosk)
        func row(_ name: String, _ count: KeyPath<PlantedDirt, Int>) -> String {
            "| \(name) | \(text[keyPath: count]) | \(lime[keyPath: count]) | \(kiosk[keyPath: count]) |"
        }
        return """
            ## Planted defects

            | in each export | Qualtrics | LimeSurvey | kiosk |
            | --- | --- | --- | --- |
            \(row("partial responses", \.partials))
            \(row("empty responses", \.empties))
            \(row("pairs: one complete, one partial", \.completeAndPartial))
            \(row("pairs: two complete, other times and answers", \.twoComplete))
            \(row("pairs: identical (LimeSurvey: but for `id`)", \.identical))
            \(row("ids of nobody", \.strangers))
            \(row("people who left before the wave", \.leavers))
            \(row("previews", \.previews))
            \(row("spam (one with the id of somebody who answered)", \.spam))
            \(row("short rows", \.shortRows))
            \(row("cells -99 (kiosk: all in one record)", \.missingCodes))
            \(row("cells with an unknown label or code", \.unknownLabels))

            Two people of a production site answered at the kiosk and by the link too; the later record
            counts. About 2 % of the answers are skipped, 1 % do not apply. Comments hold commas, quotes and
            line breaks.
            """
    }

    private static let ledger = """
        ## The expected ledger

        Each record has one fate, and `read` is the sum of the others. The first that fits, in this order:
        `short-record`; `preview` and `spam` by status; `unmatched`, the id is in no row of that wave in
        `people.csv`; `duplicate`, all but the best of a person's records in a wave, across its files
        (complete before partial, then the latest time); `empty`, none of the 23 items answered; else `used`.
        `cells` counts the item cells of the used records.
        """

    private static let notes = """
        ## Notes

        - The time of a record is `RecordedDate`, `datestamp` and `when`. The kiosk has no flag for complete;
          where it holds a partial twin, the complete record is also the later one.
        - In the first wave people who work in French answered in English.
        - In LimeSurvey an absent element was never shown, an empty one was skipped; without `submitdate` it
          is partial.
        - The unknown texts are "Agree somewhat", "Trifft zu" and "D'accord"; the unknown codes A9 and 9.
        """
}
