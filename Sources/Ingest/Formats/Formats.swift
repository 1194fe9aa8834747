/// The table of all formats. Those that fit nearly anything come last.
package enum Formats {
    static let all: [any Format.Type] = [
        Qualtrics.self,
        QualtricsLegacy.self,
        QualtricsSurvey.self,
        SurveyMonkey.self,
        MicrosoftForms.self,
        GoogleForms.self,
        Typeform.self,
        Alchemer.self,
        VivaGlint.self,
        LimeSurveyCSV.self,
        LimeSurveyVV.self,
        LimeSurveyResponses.self,
        LimeSurveyStructureFile.self,
        TripleSSurvey.self,
        REDCapCSV.self,
        REDCapDictionary.self,
        REDCapProject.self,
        ODKCSV.self,
        ODKSubmission.self,
        ODKForm.self,
        DDICodebook.self,
        WorkdayReport.self,
        BambooHR.self,
        AggregateScores.self,
        Answers.self,
        SnapshotUpload.self,
        LongTable.self,
        JSONRecords.self,
        RecordXML.self,
        PlainDelimited.self,
    ]

    /// Names that a study may write behind `format:`.
    package static var names: [String] { all.map { $0.name } }

    static func named(_ name: String) -> (any Format.Type)? { all.first { $0.name == name } }
}
