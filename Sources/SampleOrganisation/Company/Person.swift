/// An employee. There are no names in the sample, not even invented ones: a number is all a survey needs.
struct Person {
    /// Text, not a number: the leading zeros belong to it.
    let id: String
    let country: Country
    let language: Language
    let hired: Moment
    /// Index of the unit this person leads.
    let heads: Int?
    let traits: Traits
}

/// What a person brings to every wave, each with mean 0 and variance 1.
struct Traits {
    let empathy: Double
    let belonging: Double
    let appreciation: Double
    let facets: [Double]
    let strain: Double
    let judgement: Double
    let feedback: Double

    init(_ random: inout SplitMix64) {
        empathy = random.normal()
        belonging = random.normal()
        appreciation = random.normal()
        facets = [random.normal(), random.normal(), random.normal()]
        strain = random.normal()
        judgement = random.normal()
        feedback = random.normal()
    }
}
