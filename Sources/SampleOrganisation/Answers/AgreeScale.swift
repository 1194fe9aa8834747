/// The five-point agree scale, low to high, in the order of `Language.position`.
enum AgreeScale {
    static let labels = [
        ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
        ["Trifft gar nicht zu", "Trifft eher nicht zu", "Teils/teils", "Trifft eher zu", "Trifft voll zu"],
        [
            "Pas du tout d'accord", "Plutôt pas d'accord", "Ni d'accord ni pas d'accord", "Plutôt d'accord",
            "Tout à fait d'accord",
        ],
    ]
    static let notApplicable = ["Does not apply to me", "Betrifft mich nicht", "Ne me concerne pas"]

    /// Labels that somebody typed into the wrong questionnaire: on no scale, so `invalid`.
    static let unknown = ["Agree somewhat", "Trifft zu", "D'accord"]
}
