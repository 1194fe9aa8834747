/// `survey.lss`: the questionnaire as LimeSurvey 4 to 6 exports it, with its texts in tables of their own.
enum LimeSurveyStructure {
    static func make() -> SampleFile {
        let (answers, answerTexts) = answerTables()
        let (groups, groupTexts) = groupTables()
        let (questions, subquestions, questionTexts) = questionTables()
        let tables = [
            answers, answerTexts, groups, groupTexts, questions, subquestions, questionTexts, surveyTable(),
            titleTable(),
        ]
        let text = LimeSurveyXML.document(type: "Survey", tables)
        return SampleFile(path: "2025-autumn/survey.lss", text: text)
    }

    /// Codes A1 to A5 low to high, A6 for "does not apply", the same for each of the six questions.
    private static func answerTables() -> (LimeSurveyTable, LimeSurveyTable) {
        var codes = LimeSurveyTable(
            "answers", ["aid", "qid", "code", "sortorder", "assessment_value", "scale_id"])
        var texts = LimeSurveyTable("answer_l10ns", ["id", "aid", "answer", "language"])
        for block in Questionnaire.blocks.indices {
            let question = LimeSurveyXML.place(ofBlock: block).question
            for code in 0..<6 {
                let answer = 500 + block * 6 + code
                codes.add(["\(answer)", "\(question)", "A\(code + 1)", "\(code)", "0", "0"])
                for language in Language.allCases {
                    let at = language.position
                    let label = code < 5 ? AgreeScale.labels[at][code] : AgreeScale.notApplicable[at]
                    texts.add(["\(answer * 3 + at)", "\(answer)", label, language.rawValue])
                }
            }
        }
        return (codes, texts)
    }

    private static let groupNames = [
        ["Where you work", "Ihr Arbeitsplatz", "Votre lieu de travail"],
        ["Leadership and load", "Führung und Belastung", "Encadrement et charge"],
        ["Decisions and feedback", "Entscheidungen und Rückmeldung", "Décisions et retours"],
    ]

    private static func groupTables() -> (LimeSurveyTable, LimeSurveyTable) {
        let survey = "\(LimeSurveyXML.survey)"
        var groups = LimeSurveyTable(
            "groups", ["gid", "sid", "group_order", "randomization_group", "grelevance"])
        var texts = LimeSurveyTable("group_l10ns", ["id", "gid", "group_name", "description", "language"])
        for (order, group) in LimeSurveyXML.groups.enumerated() {
            groups.add(["\(group)", survey, "\(order)", "", ""])
            for language in Language.allCases {
                let name = groupNames[order][language.position]
                texts.add(["\(group * 3 + language.position)", "\(group)", name, "", language.rawValue])
            }
        }
        return (groups, texts)
    }

    private static let questionFields = [
        "qid", "parent_qid", "sid", "gid", "type", "title", "other", "mandatory", "question_order",
        "scale_id",
    ]

    /// Questions, their sub-questions, and the texts of both.
    private static func questionTables() -> (LimeSurveyTable, LimeSurveyTable, LimeSurveyTable) {
        var questions = LimeSurveyTable("questions", questionFields)
        var rows = LimeSurveyTable("subquestions", questionFields)
        var texts = LimeSurveyTable("question_l10ns", ["id", "qid", "question", "help", "language"])
        let survey = "\(LimeSurveyXML.survey)"
        let staff = LimeSurveyXML.staffQuestion
        questions.add(["\(staff)", "0", survey, "7", "S", "staffno", "N", "Y", "0", "0"])
        addTexts(["Your staff number", "Ihre Personalnummer", "Votre matricule"], of: staff, to: &texts)
        for (number, block) in Questionnaire.blocks.enumerated() {
            let (group, question) = LimeSurveyXML.place(ofBlock: number)
            let head = ["\(question)", "0", survey, "\(group)", "F", block.code]
            questions.add(head + ["N", "N", "\(number + 1)", "0"])
            addTexts(block.stem.map { "<p>" + $0 + "</p>" }, of: question, to: &texts)
            for (item, wordings) in block.items.enumerated() {
                let row = 200 + number * 10 + item
                let start = ["\(row)", "\(question)", survey, "\(group)", "T", "\(item + 1)"]
                rows.add(start + ["N", "N", "\(item)", "0"])
                addTexts(wordings, of: row, to: &texts)
            }
        }
        return (questions, rows, texts)
    }

    private static func addTexts(_ wordings: [String], of question: Int, to table: inout LimeSurveyTable) {
        for language in Language.allCases {
            let id = "\(question * 3 + language.position)"
            table.add([id, "\(question)", wordings[language.position], "", language.rawValue])
        }
    }

    private static func surveyTable() -> LimeSurveyTable {
        var table = LimeSurveyTable(
            "surveys", ["sid", "anonymized", "format", "language", "additional_languages", "datestamp"])
        table.add(["\(LimeSurveyXML.survey)", "N", "G", "en", "de fr", "Y"])
        return table
    }

    private static func titleTable() -> LimeSurveyTable {
        var table = LimeSurveyTable(
            "surveys_languagesettings", ["surveyls_survey_id", "surveyls_language", "surveyls_title"])
        for language in Language.allCases {
            let title = ["Your voice, autumn 2025", "Ihre Stimme, Herbst 2025", "Votre voix, automne 2025"]
            table.add(["\(LimeSurveyXML.survey)", language.rawValue, title[language.position]])
        }
        return table
    }
}
