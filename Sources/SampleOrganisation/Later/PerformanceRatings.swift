/// `later/performance-ratings.csv`: each leader as the own boss rates the year, three items, 1 to 5.
///
/// A semicolon separates, because it comes from another system than the surveys.
enum PerformanceRatings {
    static func make(_ company: Company) -> SampleFile {
        var text = "year;leader;boss;PER1 Goals reached;PER2 Quality of work;PER3 Cooperation\n"
        let snapshot = company.snapshot(.autumn2025)
        for person in snapshot.employed {
            guard let unit = company.people[person].heads,
                let boss = company.manager(of: person, in: snapshot)
            else { continue }
            let row = company.people[person]
            var random = SplitMix64(seed: company.seed, stream: "performance " + row.id)
            let level =
                3.4 + 0.6 * PlantedTruth.empathyToPerformance * company.units[unit].leading
                + 0.5 * random.normal()
            let codes = (0..<3).map { _ in String(AnswerModel.code(level + 0.6 * random.normal())) }
            text += (["2025", row.id, company.people[boss].id] + codes).joined(separator: ";") + "\n"
        }
        return SampleFile(path: "later/performance-ratings.csv", text: text)
    }
}
