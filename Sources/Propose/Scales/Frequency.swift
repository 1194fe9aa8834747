/// How often something happens.
extension ScaleFamilies {
    private static func frequency(_ language: String, _ labels: [(Double, [String])]) -> ScaleFamily {
        ScaleFamily("often", language, balanced: false, labels)
    }
    static let frequency: [ScaleFamily] = [
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
}
