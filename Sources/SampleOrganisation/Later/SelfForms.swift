/// `later/self-forms.csv`: what leaders say of their own empathy, on the same four items.
enum SelfForms {
    static func make(_ company: Company) -> SampleFile {
        var text = "wave,leader,returned,EMP1_self,EMP2_self,EMP3_self,EMP4_self\n"
        for wave in [Wave.autumn2025, .spring2026] {
            let snapshot = company.snapshot(wave)
            for person in snapshot.employed {
                guard let unit = company.people[person].heads, !snapshot.members(of: unit).isEmpty else {
                    continue
                }
                text += row(person, unit, company, wave)
            }
        }
        return SampleFile(path: "later/self-forms.csv", text: text)
    }

    /// Some forms never come back; those that do hold a milder view, only loosely tied to the team's.
    private static func row(_ person: Int, _ unit: Int, _ company: Company, _ wave: Wave) -> String {
        let id = company.people[person].id
        var random = SplitMix64(seed: company.seed, stream: "self form \(wave.id) \(id)")
        guard random.chance(0.9) else { return "" }
        let returned = wave.opens.plus(days: random.below(Wave.daysOpen)).date
        let level =
            3.35 + PlantedTruth.selfLeniency + PlantedTruth.trend * Double(wave.rawValue)
            + 0.5 * AnswerModel.perceivedEmpathy(unit, in: company, wave: wave) + 0.5 * random.normal()
        let codes = (0..<4).map { _ in
            String(AnswerModel.code(level + PlantedTruth.itemNoise * random.normal()))
        }
        return CSVText.row([wave.id, id, returned] + codes) + "\n"
    }
}
