/// `kiosk.xml`: plain records of the terminals in the production sites.
///
/// The kiosk knows codes only, has no flag for complete, and writes an element for what it showed.
enum KioskExport {
    static func make(_ export: PlannedExport) -> SampleFile {
        let records = export.responses.map(record).joined()
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kiosk>\n" + records + "</kiosk>\n"
        return SampleFile(path: export.path, text: text)
    }

    private static func record(_ response: Response) -> String {
        let when = response.recorded.date + "T" + response.recorded.time
        let items = zip(Questionnaire.codes, response.cells).map { element($0, code($1)) }.joined()
        return " <answers>\n" + element("badge", response.person) + element("when", when) + items
            + " </answers>\n"
    }

    private static func element(_ name: String, _ value: String?) -> String {
        guard let value else { return "" }
        return value.isEmpty ? "  <\(name)/>\n" : "  <\(name)>\(value)</\(name)>\n"
    }

    /// 1 to 5, and 6 for "does not apply". 9 is on no key of the terminal.
    private static func code(_ cell: Cell) -> String? {
        switch cell {
        case .answered(let code): String(code)
        case .notApplicable: "6"
        case .unknown: "9"
        case .missingCode: "-99"
        case .skipped: ""
        case .notShown: nil
        }
    }
}
