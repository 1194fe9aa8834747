/// How good, how likely, how much.
extension ScaleFamilies {
    static let quality: [ScaleFamily] = [
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
    static let likelihood: [ScaleFamily] = [
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
    static let extent: [ScaleFamily] = [
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
