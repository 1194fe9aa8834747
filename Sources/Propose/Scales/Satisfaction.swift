/// How satisfied people are.
extension ScaleFamilies {
    private static func satisfaction(_ language: String, _ labels: [(Double, [String])]) -> ScaleFamily {
        ScaleFamily("satisfied", language, labels)
    }
    static let satisfaction: [ScaleFamily] = [
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
}
