/// `later/programme-uptake.csv`: who took part in the award or used the learning budget, by wave period.
enum ProgrammeUptake {
    static func make(_ company: Company) -> SampleFile {
        var text = "programme,employee,taken\n"
        for programme in ["recognition-award", "learning-budget"] {
            for wave in Wave.allCases {
                let snapshot = company.snapshot(wave)
                for person in snapshot.employed {
                    text += row(programme, person, company, snapshot)
                }
            }
        }
        return SampleFile(path: "later/programme-uptake.csv", text: text)
    }

    private static func row(
        _ programme: String, _ person: Int, _ company: Company, _ snapshot: Snapshot
    ) -> String {
        guard let unit = snapshot.unitOf[person] else { return "" }
        let id = company.people[person].id
        var random = SplitMix64(seed: company.seed, stream: "\(programme) \(snapshot.wave.id) \(id)")
        let award = PlantedTruth.awardUptake + PlantedTruth.empathyToAward * company.units[unit].leading
        let rate = programme == "learning-budget" ? PlantedTruth.learningUptake : award
        guard random.chance(rate) else { return "" }
        let taken = snapshot.wave.opens.plus(days: -1 - random.below(120)).date
        return CSVText.row([programme, id, taken]) + "\n"
    }
}
