/// One block of the questionnaire: a stem and its items, worded for this sample alone.
struct QuestionBlock {
    let code: String
    /// English, German, French.
    let stem: [String]
    /// Items in order, each in English, German, French.
    let items: [[String]]
}

/// The 23 items in the order in which every export of the sample carries them.
enum Questionnaire {
    static let blocks = [belonging, appreciation, empathy, strain, judgement, feedback]
    static let itemCount = 23
    /// Items shown up to the end of each page; a page holds two blocks.
    static let pageEnds = [11, 19, 23]
    /// BEL3: agreeing means not belonging.
    static let reversed = 2

    static var codes: [String] {
        blocks.flatMap { block in block.items.indices.map { block.code + String($0 + 1) } }
    }

    static let comment = [
        "What should we keep,\nand what should we change?",
        "Was sollen wir beibehalten,\nwas sollen wir ändern?",
        "Que faut-il garder,\nque faut-il changer ?",
    ]

    private static let agree = [
        "How far do you agree?", "Wie weit trifft das zu?", "Dans quelle mesure êtes-vous d'accord ?",
    ]

    static let belonging = QuestionBlock(
        code: "BEL", stem: agree,
        items: [
            [
                "In my team I have a place that is mine.", "In meinem Team habe ich meinen Platz.",
                "Dans mon équipe, j'ai ma place.",
            ],
            [
                "When my team plans something, I am counted in.",
                "Wenn mein Team etwas plant, bin ich mitgemeint.",
                "Quand mon équipe prévoit quelque chose, on compte avec moi.",
            ],
            [
                "At work I often feel like a guest.", "Bei der Arbeit fühle ich mich oft wie zu Besuch.",
                "Au travail, je me sens souvent comme de passage.",
            ],
            [
                "I can show here who I am.", "Ich kann hier zeigen, wer ich bin.",
                "Ici, je peux montrer qui je suis.",
            ],
            [
                "If I were away for long, people here would miss me.",
                "Wäre ich lange weg, würde man mich vermissen.",
                "Si je m'absentais longtemps, on me regretterait.",
            ],
        ])

    static let appreciation = QuestionBlock(
        code: "APP", stem: agree,
        items: [
            [
                "My manager notices when I have done something well.",
                "Meine Führungskraft bemerkt, wenn mir etwas gelingt.",
                "Mon responsable remarque ce que je réussis.",
            ],
            [
                "My manager tells me what my work is good for.",
                "Meine Führungskraft sagt mir, wozu meine Arbeit dient.",
                "Mon responsable me dit à quoi sert mon travail.",
            ],
            [
                "My colleagues value what I contribute.",
                "Meine Kolleginnen und Kollegen schätzen meinen Beitrag.",
                "Mes collègues apprécient ce que j'apporte.",
            ],
            [
                "My colleagues say thank you.", "In meinem Team bedankt man sich.",
                "Mes collègues disent merci.",
            ],
            [
                "Good work is seen beyond my own team.",
                "Gute Arbeit wird auch außerhalb meines Teams gesehen.",
                "Le bon travail se voit au-delà de mon équipe.",
            ],
            [
                "What I get for my work is fair.", "Was ich für meine Arbeit bekomme, ist angemessen.",
                "Ce que je reçois pour mon travail est juste.",
            ],
        ])

    static let empathy = QuestionBlock(
        code: "EMP",
        stem: ["My manager …", "Meine Führungskraft …", "Mon responsable …"],
        items: [
            [
                "… asks how I am and waits for the answer.",
                "… fragt, wie es mir geht, und wartet die Antwort ab.",
                "… demande comment je vais et attend la réponse.",
            ],
            [
                "… sees a problem from my side as well.", "… sieht ein Problem auch von meiner Seite.",
                "… voit aussi un problème de mon point de vue.",
            ],
            [
                "… notices when I have too much on my plate.", "… merkt, wenn mir etwas zu viel wird.",
                "… s'aperçoit quand j'en ai trop.",
            ],
            [
                "… lets me finish before answering.", "… lässt mich ausreden, bevor die Antwort kommt.",
                "… me laisse finir avant de répondre.",
            ],
        ])

    static let strain = QuestionBlock(
        code: "STR", stem: agree,
        items: [
            [
                "After work I am too tired for anything else.",
                "Nach der Arbeit bin ich zu müde für anderes.",
                "Après le travail, je suis trop fatigué pour le reste.",
            ],
            [
                "I have more to do than fits into my hours.",
                "Ich habe mehr zu tun, als in meine Zeit passt.",
                "J'ai plus à faire que mon temps ne le permet.",
            ],
            [
                "I take work worries home.", "Ich nehme Sorgen von der Arbeit mit nach Hause.",
                "J'emporte les soucis du travail à la maison.",
            ],
            [
                "I skip breaks to get things done.", "Ich lasse Pausen aus, um fertig zu werden.",
                "Je saute des pauses pour finir.",
            ],
        ])

    static let judgement = QuestionBlock(
        code: "JUD", stem: agree,
        items: [
            [
                "Decisions in my area rest on facts.", "Entscheidungen in meinem Bereich beruhen auf Fakten.",
                "Les décisions de mon secteur reposent sur des faits.",
            ],
            [
                "We look at the figures before we judge.", "Wir sehen uns die Zahlen an, bevor wir urteilen.",
                "Nous regardons les chiffres avant de juger.",
            ],
        ])

    static let feedback = QuestionBlock(
        code: "FBK", stem: agree,
        items: [
            [
                "Feedback talks are prepared by both sides.",
                "Rückmeldegespräche sind von beiden Seiten vorbereitet.",
                "Les entretiens sont préparés des deux côtés.",
            ],
            [
                "After feedback we agree on a next step.",
                "Nach einer Rückmeldung vereinbaren wir den nächsten Schritt.",
                "Après un retour, nous convenons d'une suite.",
            ],
        ])
}
