/// `later/workshop.csv`: the team leads who went to the leadership workshop between waves 2 and 3.
enum WorkshopList {
    static func make(_ company: Company) -> SampleFile {
        var random = SplitMix64(seed: company.seed, stream: "workshop dates")
        var text = "workshop,leader,attended\n"
        for unit in company.teams where company.workshopUnits.contains(unit) {
            let day = Moment(year: 2025, month: 12, day: 2).plus(days: 7 * random.below(6)).date
            let leader = company.people[company.units[unit].head].id
            text += CSVText.row(["listening-to-your-team", leader, day]) + "\n"
        }
        return SampleFile(path: "later/workshop.csv", text: text)
    }
}
