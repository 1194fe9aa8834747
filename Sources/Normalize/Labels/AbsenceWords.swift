import Study

/// Texts that stand for an answer that is not there, in the languages of the scales that are known, folded.
package enum AbsenceWords {
    /// Whether a text, as it stands, is one of these.
    package static func contains(_ text: String) -> Bool {
        let key = LabelText.fold(text)
        return notApplicable.contains(key) || missing.contains(key)
    }

    /// The kind of missing answer that a text, as it stands, would be; numbers such as -99 included.
    package static func kind(of text: String) -> UInt8? {
        let key = LabelText.fold(text)
        return code(key) ?? (missing.contains(key) ? AnswerCode.missingCode : nil)
    }

    package static let notApplicable: Set<String> = [
        "n/a", "not applicable", "does not apply", "does not apply to me", "don't know", "do not know", "unsure",
        "not sure",
        "no opinion", "unfamiliar (n/a)", "i don't know", "can't say", "cannot say", "not relevant",
        "weiß nicht", "keine angabe", "trifft nicht auf mich zu", "betrifft mich nicht", "nicht zutreffend",
        "kann ich nicht beurteilen", "ne sait pas", "sans objet", "ne me concerne pas", "non applicable",
        "sans opinion",
        "no sabe", "no aplica", "no aplicable", "no procede", "no lo sé", "weet niet", "niet van toepassing",
        "geen mening",
        "non so", "non applicabile", "não sei", "não se aplica", "nie wiem", "nie dotyczy", "ddim yn gwybod",
        "amherthnasol",
    ]
    package static let missing: Set<String> = [
        "na", "nan", "null", "none", "-", ".", "-99", "99", "999", "#n/a", "no answer", "prefer not to say",
        "prefer not to answer", "i prefer not to say", "no response", "refused", "keine antwort",
        "möchte ich nicht sagen",
        "pas de réponse", "sin respuesta", "geen antwoord", "nessuna risposta", "sem resposta", "brak odpowiedzi",
        "dim ateb",
    ]

    /// The code of a folded word, for questions whose own answers do not have it. Numbers are left to the study.
    static func code(_ key: String) -> UInt8? {
        if notApplicable.contains(key) { return AnswerCode.notApplicable }
        return missing.contains(key) && Int(key) == nil ? AnswerCode.missingCode : nil
    }
}
