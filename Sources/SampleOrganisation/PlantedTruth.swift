/// What is true of the sample by construction: a statistic that does not find this is wrong.
///
/// All effects are in points of the five-point scale before rounding to a code; rounding and the two
/// ends of the scale shrink what can be observed by roughly a tenth.
enum PlantedTruth {
    /// Variance of an answer: what a team shares, what a person brings, what belongs to the item alone.
    static let empathyTeam = 0.28
    static let empathyPerson = 0.68
    static let belongingTeam = 0.24
    static let belongingPerson = 0.54
    static let appreciationPerson = 0.50
    static let appreciationFacet = 0.35
    static let strainPerson = 0.60
    static let judgementPerson = 0.55
    static let feedbackPerson = 0.55
    static let itemNoise = 0.68

    /// How far a leader's empathy as the team perceives it goes into the other indices.
    static let empathyToBelonging = 0.45
    static let empathyToAppreciation = 0.35
    static let empathyToManagerAppreciation = 0.30
    static let empathyToStrain = -0.20
    static let empathyToJudgement = 0.30
    static let empathyToFeedback = 0.30

    /// A leader's load shows in the leader's own strain, and in that of the team.
    static let loadToOwnStrain = 0.55
    static let loadToTeamStrain = 0.22
    /// Share of the load that comes from the number of reports, the rest is chance.
    static let spanToLoad = 0.5

    /// Rise a wave of everything but strain.
    static let trend = 0.06
    /// Rise of perceived empathy in wave 3 in the teams of leaders who went to the workshop. Belonging
    /// follows through `empathyToBelonging`, and in no other way.
    static let workshop = 0.40
    static let workshopLeaders = 30

    /// A person's answers in two waves share this part of the person's own deviation (0.8² = 0.64).
    static let stable = 0.8
    static let fresh = 0.6

    /// Leaders see themselves this much better than their teams do.
    static let selfLeniency = 0.35
    /// Standardised share of perceived empathy in the boss's rating of a leader.
    static let empathyToPerformance = 0.45
    /// Share of belonging in a branch's customer satisfaction, in points for each unit of climate.
    static let climateToCustomers = 0.25
    /// Uptake of the award in an average team, and what it gains for each unit of perceived empathy.
    static let awardUptake = 0.18
    static let empathyToAward = 0.07
    /// Uptake of the learning budget is unrelated to anything: a null effect to be found as null.
    static let learningUptake = 0.30

    static let participationFrom = 0.64
    static let participationTo = 0.96
    static let managerParticipation = 0.88
}
