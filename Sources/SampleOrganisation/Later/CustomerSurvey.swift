/// `later/customers.csv`: customers about the branches, which are the teams of the sales sections.
enum CustomerSurvey {
    static func make(_ company: Company) -> SampleFile {
        var text = "wave,branch,unit,answered,satisfied,recommend\n"
        for wave in Wave.allCases {
            let snapshot = company.snapshot(wave)
            for unit in company.teams where company.units[unit].sales && !snapshot.members(of: unit).isEmpty {
                text += rows(of: unit, company, snapshot)
            }
        }
        return SampleFile(path: "later/customers.csv", text: text)
    }

    private static func rows(of unit: Int, _ company: Company, _ snapshot: Snapshot) -> String {
        let own = company.units[unit]
        var random = SplitMix64(seed: company.seed, stream: "customers \(snapshot.wave.id) \(own.id)")
        var text = ""
        for _ in 0..<(15 + random.below(15)) {
            let level = PlantedTruth.climateToCustomers * own.climate + 0.8 * random.normal()
            let satisfied = AnswerModel.code(3.7 + level)
            let recommend = min(10, max(0, Int(7.5 + 1.8 * level + random.normal())))
            let answered = snapshot.wave.opens.plus(days: random.below(40)).date
            let branch = snapshot.unitNames[unit]
            text +=
                CSVText.row([
                    snapshot.wave.id, branch, own.id, answered, String(satisfied), String(recommend),
                ]) + "\n"
        }
        return text
    }
}
