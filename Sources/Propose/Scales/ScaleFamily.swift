/// Answer labels of one kind in one language, each with its place between two ends. Places are comparable within a
/// family only; which of them a scale has, and so how many points, is seen in the export.
struct ScaleFamily: Sendable {
    let name: String
    let language: String
    /// Label, folded as labels are compared, to its place.
    let places: [String: Double]
    /// Whether the places lie about 0, so that a label on one side has one on the other.
    let isBalanced: Bool

    /// - Parameter labels: from the least to the most; those of one entry mean the same.
    init(_ name: String, _ language: String, balanced: Bool = true, _ labels: [(Double, [String])]) {
        self.name = name
        self.language = language
        isBalanced = balanced
        places = Dictionary(
            labels.flatMap { place, texts in texts.map { ($0, place) } }, uniquingKeysWith: { a, _ in a })
    }
}

/// The labels that surveys use most, in nine languages.
enum ScaleFamilies {
    static let all: [ScaleFamily] = agreement + frequency + satisfaction + quality + likelihood + extent

    /// A family in all languages.
    static func named(_ name: String) -> [ScaleFamily] { all.filter { $0.name == name } }

    private static func agreement(_ language: String, _ labels: [(Double, [String])]) -> ScaleFamily {
        ScaleFamily("agree", language, labels)
    }

    private static let agreement: [ScaleFamily] = [
        agreement(
            "en",
            [
                (
                    -3,
                    [
                        "strongly disagree", "completely disagree", "totally disagree", "disagree strongly",
                        "disagree completely", "fully disagree",
                    ]
                ),
                (-2, ["disagree", "mostly disagree", "generally disagree"]),
                (
                    -1,
                    [
                        "somewhat disagree", "slightly disagree", "tend to disagree", "rather disagree",
                        "disagree somewhat", "partly disagree",
                    ]
                ),
                (0, ["neither agree nor disagree", "neutral", "neither", "neither disagree nor agree", "undecided"]),
                (
                    1,
                    [
                        "somewhat agree", "slightly agree", "tend to agree", "rather agree", "agree somewhat",
                        "partly agree",
                    ]
                ),
                (2, ["agree", "mostly agree", "generally agree"]),
                (
                    3,
                    [
                        "strongly agree", "completely agree", "totally agree", "agree strongly", "agree completely",
                        "fully agree",
                    ]
                ),
            ]),
        agreement(
            "de",
            [
                (
                    -3,
                    [
                        "stimme überhaupt nicht zu", "stimme gar nicht zu", "trifft überhaupt nicht zu",
                        "trifft gar nicht zu", "lehne stark ab",
                    ]
                ),
                (-2, ["stimme nicht zu", "trifft nicht zu", "lehne ab"]),
                (-1, ["stimme eher nicht zu", "trifft eher nicht zu", "trifft wenig zu"]),
                (
                    0,
                    [
                        "teils/teils", "teils teils", "teils, teils", "weder noch", "unentschieden", "neutral",
                        "stimme weder zu noch nicht zu",
                    ]
                ),
                (1, ["stimme eher zu", "trifft eher zu", "stimme teilweise zu"]),
                (2, ["stimme zu", "trifft zu"]),
                (
                    3,
                    [
                        "stimme voll zu", "stimme voll und ganz zu", "stimme völlig zu", "trifft voll zu",
                        "trifft voll und ganz zu", "trifft völlig zu",
                    ]
                ),
            ]),
        agreement(
            "fr",
            [
                (-3, ["pas du tout d'accord", "tout à fait en désaccord", "fortement en désaccord"]),
                (-2, ["pas d'accord", "en désaccord"]),
                (-1, ["plutôt pas d'accord", "plutôt en désaccord"]),
                (
                    0,
                    [
                        "ni d'accord ni pas d'accord", "ni d'accord, ni pas d'accord", "ni d'accord ni en désaccord",
                        "neutre",
                    ]
                ),
                (1, ["plutôt d'accord"]), (2, ["d'accord"]),
                (3, ["tout à fait d'accord", "entièrement d'accord", "fortement d'accord"]),
            ]),
        agreement(
            "es",
            [
                (-3, ["totalmente en desacuerdo", "muy en desacuerdo", "completamente en desacuerdo"]),
                (-2, ["en desacuerdo"]), (-1, ["algo en desacuerdo", "más bien en desacuerdo"]),
                (0, ["ni de acuerdo ni en desacuerdo", "neutral", "indiferente"]),
                (1, ["algo de acuerdo", "más bien de acuerdo"]), (2, ["de acuerdo"]),
                (3, ["totalmente de acuerdo", "muy de acuerdo", "completamente de acuerdo"]),
            ]),
        agreement(
            "nl",
            [
                (
                    -3,
                    [
                        "helemaal mee oneens", "helemaal niet mee eens", "zeer mee oneens", "sterk mee oneens",
                        "volledig mee oneens",
                    ]
                ),
                (-2, ["mee oneens", "oneens", "niet mee eens"]), (-1, ["enigszins mee oneens", "eerder mee oneens"]),
                (
                    0,
                    [
                        "niet mee eens, niet mee oneens", "niet mee eens en niet mee oneens", "neutraal",
                        "noch eens, noch oneens", "niet eens, niet oneens",
                    ]
                ),
                (1, ["enigszins mee eens", "eerder mee eens"]), (2, ["mee eens", "eens"]),
                (3, ["helemaal mee eens", "zeer mee eens", "sterk mee eens", "volledig mee eens"]),
            ]),
        agreement(
            "it",
            [
                (
                    -3,
                    [
                        "totalmente in disaccordo", "completamente in disaccordo", "fortemente in disaccordo",
                        "per niente d'accordo",
                    ]
                ),
                (-2, ["in disaccordo", "non d'accordo"]),
                (-1, ["abbastanza in disaccordo", "piuttosto in disaccordo", "poco d'accordo"]),
                (0, ["né d'accordo né in disaccordo", "neutrale", "indifferente"]),
                (1, ["abbastanza d'accordo", "piuttosto d'accordo"]), (2, ["d'accordo"]),
                (
                    3,
                    ["totalmente d'accordo", "completamente d'accordo", "fortemente d'accordo", "del tutto d'accordo"]
                ),
            ]),
        agreement(
            "pt",
            [
                (-3, ["discordo totalmente", "discordo completamente", "discordo fortemente"]), (-2, ["discordo"]),
                (-1, ["discordo parcialmente", "discordo em parte"]),
                (0, ["não concordo nem discordo", "nem concordo nem discordo", "neutro", "indiferente"]),
                (1, ["concordo parcialmente", "concordo em parte"]), (2, ["concordo"]),
                (3, ["concordo totalmente", "concordo completamente", "concordo fortemente"]),
            ]),
        agreement(
            "pl",
            [
                (-3, ["zdecydowanie się nie zgadzam", "zdecydowanie nie", "całkowicie się nie zgadzam"]),
                (-2, ["nie zgadzam się"]), (-1, ["raczej się nie zgadzam", "raczej nie"]),
                (0, ["ani się zgadzam, ani nie zgadzam", "ani tak, ani nie", "trudno powiedzieć", "neutralnie"]),
                (1, ["raczej się zgadzam", "raczej tak"]), (2, ["zgadzam się"]),
                (3, ["zdecydowanie się zgadzam", "zdecydowanie tak", "całkowicie się zgadzam"]),
            ]),
        agreement(
            "cy",
            [
                (-3, ["anghytuno'n gryf", "anghytuno yn gryf", "anghytuno'n llwyr"]), (-2, ["anghytuno"]),
                (-1, ["tueddu i anghytuno", "anghytuno rhywfaint"]),
                (0, ["ddim yn cytuno nac yn anghytuno", "ddim yn cytuno nac anghytuno", "niwtral"]),
                (1, ["tueddu i gytuno", "cytuno rhywfaint"]), (2, ["cytuno"]),
                (3, ["cytuno'n gryf", "cytuno yn gryf", "cytuno'n llwyr"]),
            ]),
    ]

    private static func frequency(_ language: String, _ labels: [(Double, [String])]) -> ScaleFamily {
        ScaleFamily("often", language, balanced: false, labels)
    }

    private static let frequency: [ScaleFamily] = [
        frequency(
            "en",
            [
                (0, ["never"]), (1, ["almost never", "very rarely", "hardly ever"]), (2, ["rarely", "seldom"]),
                (3, ["occasionally", "now and then"]), (4, ["sometimes"]), (5, ["often", "frequently", "regularly"]),
                (6, ["very often", "usually", "most of the time", "very frequently"]),
                (7, ["almost always", "nearly always"]), (8, ["always", "all the time"]),
            ]),
        frequency(
            "de",
            [
                (0, ["nie", "niemals"]), (1, ["fast nie", "sehr selten"]), (2, ["selten"]),
                (3, ["gelegentlich", "ab und zu"]),
                (4, ["manchmal"]), (5, ["oft", "häufig", "regelmäßig"]), (6, ["sehr oft", "meistens", "sehr häufig"]),
                (7, ["fast immer"]), (8, ["immer"]),
            ]),
        frequency(
            "fr",
            [
                (0, ["jamais"]), (1, ["presque jamais", "très rarement"]), (2, ["rarement"]),
                (3, ["occasionnellement"]),
                (4, ["parfois", "quelquefois"]), (5, ["souvent", "régulièrement"]),
                (6, ["très souvent", "la plupart du temps"]),
                (7, ["presque toujours"]), (8, ["toujours"]),
            ]),
        frequency(
            "es",
            [
                (0, ["nunca"]), (1, ["casi nunca", "muy raramente"]), (2, ["rara vez", "raramente", "pocas veces"]),
                (3, ["ocasionalmente"]), (4, ["a veces", "algunas veces"]),
                (5, ["a menudo", "frecuentemente", "muchas veces"]),
                (6, ["muy a menudo", "la mayoría de las veces"]), (7, ["casi siempre"]), (8, ["siempre"]),
            ]),
        frequency(
            "nl",
            [
                (0, ["nooit"]), (1, ["bijna nooit", "zeer zelden"]), (2, ["zelden"]), (3, ["af en toe"]), (4, ["soms"]),
                (5, ["vaak", "regelmatig"]), (6, ["heel vaak", "zeer vaak", "meestal"]), (7, ["bijna altijd"]),
                (8, ["altijd"]),
            ]),
        frequency(
            "it",
            [
                (0, ["mai"]), (1, ["quasi mai", "molto raramente"]), (2, ["raramente"]), (3, ["occasionalmente"]),
                (4, ["a volte", "qualche volta"]), (5, ["spesso"]), (6, ["molto spesso"]), (7, ["quasi sempre"]),
                (8, ["sempre"]),
            ]),
        frequency(
            "pt",
            [
                (0, ["nunca"]), (1, ["quase nunca"]), (2, ["raramente"]), (3, ["ocasionalmente"]),
                (4, ["às vezes", "algumas vezes"]), (5, ["frequentemente", "muitas vezes"]),
                (6, ["muito frequentemente"]),
                (7, ["quase sempre"]), (8, ["sempre"]),
            ]),
        frequency(
            "pl",
            [
                (0, ["nigdy"]), (1, ["prawie nigdy", "bardzo rzadko"]), (2, ["rzadko"]), (4, ["czasami", "czasem"]),
                (5, ["często"]), (6, ["bardzo często"]), (7, ["prawie zawsze"]), (8, ["zawsze"]),
            ]),
        frequency(
            "cy",
            [
                (0, ["byth"]), (1, ["bron byth"]), (2, ["anaml"]), (4, ["weithiau"]), (5, ["yn aml"]),
                (6, ["yn aml iawn"]),
                (7, ["bron bob amser"]), (8, ["bob amser"]),
            ]),
    ]

    private static func satisfaction(_ language: String, _ labels: [(Double, [String])]) -> ScaleFamily {
        ScaleFamily("satisfied", language, labels)
    }

    private static let satisfaction: [ScaleFamily] = [
        satisfaction(
            "en",
            [
                (-3, ["very dissatisfied", "extremely dissatisfied", "completely dissatisfied", "very unsatisfied"]),
                (-2, ["dissatisfied", "unsatisfied"]),
                (-1, ["somewhat dissatisfied", "slightly dissatisfied", "rather dissatisfied"]),
                (0, ["neither satisfied nor dissatisfied", "neutral", "neither"]),
                (1, ["somewhat satisfied", "slightly satisfied", "rather satisfied"]), (2, ["satisfied"]),
                (3, ["very satisfied", "extremely satisfied", "completely satisfied"]),
            ]),
        satisfaction(
            "de",
            [
                (-3, ["sehr unzufrieden"]), (-2, ["unzufrieden"]), (-1, ["eher unzufrieden"]),
                (0, ["weder zufrieden noch unzufrieden", "teils/teils", "neutral", "weder noch"]),
                (1, ["eher zufrieden"]),
                (2, ["zufrieden"]), (3, ["sehr zufrieden"]),
            ]),
        satisfaction(
            "fr",
            [
                (-3, ["très insatisfait", "très insatisfait(e)", "pas du tout satisfait"]),
                (-2, ["insatisfait", "insatisfait(e)"]),
                (-1, ["plutôt insatisfait"]), (0, ["ni satisfait ni insatisfait", "neutre"]), (1, ["plutôt satisfait"]),
                (2, ["satisfait", "satisfait(e)"]), (3, ["très satisfait", "très satisfait(e)"]),
            ]),
        satisfaction(
            "es",
            [
                (-3, ["muy insatisfecho", "muy insatisfecho/a"]), (-2, ["insatisfecho", "insatisfecho/a"]),
                (-1, ["algo insatisfecho"]), (0, ["ni satisfecho ni insatisfecho", "neutral"]),
                (1, ["algo satisfecho"]),
                (2, ["satisfecho", "satisfecho/a"]), (3, ["muy satisfecho", "muy satisfecho/a"]),
            ]),
        satisfaction(
            "nl",
            [
                (-3, ["zeer ontevreden"]), (-2, ["ontevreden"]), (-1, ["enigszins ontevreden"]),
                (0, ["niet tevreden, niet ontevreden", "neutraal"]), (1, ["enigszins tevreden"]), (2, ["tevreden"]),
                (3, ["zeer tevreden"]),
            ]),
        satisfaction(
            "it",
            [
                (-3, ["molto insoddisfatto"]), (-2, ["insoddisfatto"]), (-1, ["abbastanza insoddisfatto"]),
                (0, ["né soddisfatto né insoddisfatto", "neutrale"]), (1, ["abbastanza soddisfatto"]),
                (2, ["soddisfatto"]),
                (3, ["molto soddisfatto"]),
            ]),
        satisfaction(
            "pt",
            [
                (-3, ["muito insatisfeito"]), (-2, ["insatisfeito"]),
                (0, ["nem satisfeito nem insatisfeito", "neutro"]),
                (2, ["satisfeito"]), (3, ["muito satisfeito"]),
            ]),
        satisfaction(
            "pl",
            [
                (-3, ["bardzo niezadowolony", "bardzo niezadowolona/y"]), (-2, ["niezadowolony"]),
                (-1, ["raczej niezadowolony"]),
                (0, ["ani zadowolony, ani niezadowolony"]), (1, ["raczej zadowolony"]), (2, ["zadowolony"]),
                (3, ["bardzo zadowolony"]),
            ]),
        satisfaction(
            "cy",
            [
                (-3, ["anfodlon iawn"]), (-2, ["anfodlon"]), (0, ["ddim yn fodlon nac yn anfodlon"]), (2, ["bodlon"]),
                (3, ["bodlon iawn"]),
            ]),
    ]

    private static let quality: [ScaleFamily] = [
        ScaleFamily(
            "good", "en",
            [
                (-3, ["very poor", "very bad", "terrible"]), (-2, ["poor", "bad"]), (-1, ["below average"]),
                (0, ["average", "fair", "acceptable", "ok"]), (1, ["above average"]), (2, ["good"]), (3, ["very good"]),
                (4, ["excellent"]),
            ]),
        ScaleFamily(
            "good", "de",
            [
                (-3, ["sehr schlecht"]), (-2, ["schlecht"]), (-1, ["eher schlecht"]),
                (0, ["mittelmäßig", "mittel", "teils/teils"]),
                (1, ["eher gut"]), (2, ["gut"]), (3, ["sehr gut"]),
            ]),
        ScaleFamily(
            "favourable", "en",
            [
                (-3, ["very unfavorably", "very unfavourably", "very unfavorable", "very unfavourable"]),
                (-1, ["somewhat unfavorably", "somewhat unfavourably", "somewhat unfavorable"]),
                (0, ["neither favorably nor unfavorably (neutral)", "neither favorably nor unfavorably", "neutral"]),
                (1, ["somewhat favorably", "somewhat favourably", "somewhat favorable"]),
                (3, ["very favorably", "very favourably", "very favorable"]),
            ]),
        ScaleFamily(
            "easy", "en",
            [
                (-3, ["very difficult"]), (-2, ["difficult"]), (-1, ["somewhat difficult"]),
                (0, ["neither easy nor difficult"]), (1, ["somewhat easy"]), (2, ["easy"]), (3, ["very easy"]),
            ]),
    ]

    private static let likelihood: [ScaleFamily] = [
        ScaleFamily(
            "likely", "en",
            [
                (-3, ["very unlikely", "extremely unlikely"]), (-2, ["unlikely"]), (-1, ["somewhat unlikely"]),
                (0, ["neither likely nor unlikely", "neutral"]), (1, ["somewhat likely"]), (2, ["likely"]),
                (3, ["very likely", "extremely likely"]),
            ]),
        ScaleFamily(
            "likely", "de",
            [
                (-3, ["sehr unwahrscheinlich"]), (-2, ["unwahrscheinlich"]), (-1, ["eher unwahrscheinlich"]),
                (0, ["weder noch"]), (1, ["eher wahrscheinlich"]), (2, ["wahrscheinlich"]),
                (3, ["sehr wahrscheinlich"]),
            ]),
    ]

    private static let extent: [ScaleFamily] = [
        ScaleFamily(
            "extent", "en", balanced: false,
            [
                (0, ["not at all"]), (1, ["a little", "slightly", "to a small extent", "to a very small extent"]),
                (2, ["somewhat", "to some extent", "moderately"]), (3, ["quite a bit", "mostly", "a lot"]),
                (4, ["very much", "to a large extent", "a great deal"]),
                (5, ["completely", "to a very large extent", "extremely"]),
            ]),
        ScaleFamily(
            "extent", "de", balanced: false,
            [
                (0, ["gar nicht", "überhaupt nicht"]), (1, ["wenig", "kaum", "in geringem maße"]),
                (2, ["etwas", "mittelmäßig", "teilweise"]), (3, ["ziemlich", "überwiegend"]),
                (4, ["sehr", "in hohem maße"]),
                (5, ["völlig", "voll und ganz", "in sehr hohem maße"]),
            ]),
    ]
}
