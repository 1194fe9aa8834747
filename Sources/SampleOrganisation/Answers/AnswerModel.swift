/// How a person in a team at a time answers: the planted truth turned into codes.
struct AnswerModel {
    private typealias Truth = PlantedTruth

    let company: Company
    let snapshot: Snapshot

    /// The 23 cells of a complete response. `attempt` tells a second response of the same person apart.
    func cells(of person: Int, attempt: Int = 0) -> [Cell] {
        let row = company.people[person]
        let stream = "answers \(snapshot.wave.id) \(row.id) \(attempt)"
        var random = SplitMix64(seed: company.seed, stream: stream)
        let levels = levels(of: person, &random)
        return levels.indices.map { item in
            if random.chance(PlantedDirt.skippedShare) { return .skipped }
            if random.chance(PlantedDirt.notApplicableShare) { return .notApplicable }
            let code = Self.code(levels[item] + Truth.itemNoise * random.normal())
            return .answered(item == Questionnaire.reversed ? 6 - code : code)
        }
    }

    /// Empathy of a unit's leader as the unit perceives it, in points of the scale.
    static func perceivedEmpathy(_ unit: Int, in company: Company, wave: Wave) -> Double {
        let trained = wave == .spring2026 && company.workshopUnits.contains(unit)
        return Truth.empathyTeam * company.units[unit].leading + (trained ? Truth.workshop : 0)
    }

    /// Nearest code, halves upwards; what lies beyond the ends of the scale is its end.
    static func code(_ value: Double) -> Int {
        min(5, max(1, Int(value + 0.5)))
    }

    /// Where the person stands on each item, still without the item's own noise.
    private func levels(of person: Int, _ random: inout SplitMix64) -> [Double] {
        guard let unit = snapshot.unitOf[person] else { return [] }
        let row = company.people[person]
        let traits = row.traits
        let empathy =
            Self.perceivedEmpathy(unit, in: company, wave: snapshot.wave)
            + Truth.empathyPerson * blend(traits.empathy, &random)
        let belonging =
            Truth.empathyToBelonging * empathy + Truth.belongingTeam * company.units[unit].climate
            + Truth.belongingPerson * blend(traits.belonging, &random)
        let appreciation = appreciation(traits, empathy, &random)
        let strain = strain(row, unit, empathy, &random)
        let judgement =
            Truth.empathyToJudgement * empathy
            + Truth.judgementPerson * blend(traits.judgement, &random)
        let feedback =
            Truth.empathyToFeedback * empathy + Truth.feedbackPerson * blend(traits.feedback, &random)
        let rise = Truth.trend * Double(snapshot.wave.rawValue)
        return Self.around(Self.belongingMeans, belonging + rise)
            + zip(Self.appreciationMeans, appreciation).map { $0 + $1 + rise }
            + Self.around(Self.empathyMeans, empathy + rise)
            + Self.around(Self.strainMeans, strain)
            + Self.around(Self.judgementMeans, judgement + rise)
            + Self.around(Self.feedbackMeans, feedback + rise)
    }

    /// Manager, peers, organisation: two items each on a general part and one of their own.
    private func appreciation(_ traits: Traits, _ empathy: Double, _ random: inout SplitMix64) -> [Double] {
        let general =
            Truth.empathyToAppreciation * empathy
            + Truth.appreciationPerson * blend(traits.appreciation, &random)
        var facets: [Double] = []
        for facet in traits.facets {
            facets.append(general + Truth.appreciationFacet * blend(facet, &random))
        }
        facets[0] += Truth.empathyToManagerAppreciation * empathy
        return facets.flatMap { [$0, $0] }
    }

    /// A leader carries the own load, everybody else feels that of the leader.
    private func strain(_ row: Person, _ unit: Int, _ empathy: Double, _ random: inout SplitMix64) -> Double {
        let own = row.heads.map { Truth.loadToOwnStrain * company.units[$0].load } ?? 0
        return own + Truth.loadToTeamStrain * company.units[unit].load + Truth.empathyToStrain * empathy
            + Truth.strainPerson * blend(row.traits.strain, &random)
    }

    /// Part of a person's deviation lasts, part of it is of the day.
    private func blend(_ trait: Double, _ random: inout SplitMix64) -> Double {
        Truth.stable * trait + Truth.fresh * random.normal()
    }

    private static func around(_ means: [Double], _ level: Double) -> [Double] {
        means.map { $0 + level }
    }

    private static let belongingMeans = [3.6, 3.5, 3.4, 3.3, 3.4]
    private static let appreciationMeans = [3.4, 3.2, 3.6, 3.7, 3.1, 3.0]
    private static let empathyMeans = [3.3, 3.4, 3.2, 3.5]
    private static let strainMeans = [2.7, 3.0, 2.6, 2.8]
    private static let judgementMeans = [3.2, 3.3]
    private static let feedbackMeans = [3.0, 2.9]
}
