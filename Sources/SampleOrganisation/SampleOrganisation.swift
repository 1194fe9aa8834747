/// One generated file: where it goes, relative to the folder of the sample, and what is in it.
public struct SampleFile: Sendable, Equatable {
    /// Relative path with forward slashes, such as `2025-spring/qualtrics.csv`.
    public let path: String
    /// The whole file; texts are UTF-8.
    public let bytes: [UInt8]

    init(path: String, text: String) {
        self.path = path
        self.bytes = Array(text.utf8)
    }
}

/// Fernhill Instruments, a company that does not exist, and everything it would export.
///
/// The sample is generated rather than written by hand so that the truth behind it is known: effects
/// (`PlantedTruth`) and defects (`PlantedDirt`) are constants, and the ledger that a reader must reach
/// is computed from the plan of what was written, not from reading it back.
public enum SampleOrganisation {
    /// All files of the sample. The same seed gives the same bytes on every machine.
    public static func files(seed: UInt64 = 20_250_505) -> [SampleFile] {
        let company = Company(seed: seed)
        let exports = SurveyPlan(company: company).exports
        return [PeopleFile.make(company)]
            + exports.map(surveyFile)
            + [LimeSurveyStructure.make()]
            + laterFiles(company)
            + [LedgerFile.make(company: company, exports: exports), ReadmeFile.make()]
    }

    private static func surveyFile(_ export: PlannedExport) -> SampleFile {
        switch export.kind {
        case .qualtrics: QualtricsExport.make(export)
        case .limeSurvey: LimeSurveyResponses.make(export)
        case .kiosk: KioskExport.make(export)
        }
    }

    private static func laterFiles(_ company: Company) -> [SampleFile] {
        [
            SelfForms.make(company), PerformanceRatings.make(company), ProgrammeUptake.make(company),
            WorkshopList.make(company), CustomerSurvey.make(company),
        ]
    }
}
