/// How far people agree.
extension ScaleFamilies {
    private static func agreement(_ language: String, _ labels: [(Double, [String])]) -> ScaleFamily {
        ScaleFamily("agree", language, labels)
    }
    static let agreement: [ScaleFamily] = [
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
}
