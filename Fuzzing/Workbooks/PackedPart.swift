/// Which part of an archive the bytes of an input are.
struct PackedPart {
    let choice: UInt8

    /// The whole file with the bytes in it.
    func packed(_ bytes: [UInt8]) -> [UInt8] {
        switch choice % 8 {
        case 0: bytes
        case 1: Self.workbook(["xl/workbook.xml": bytes])
        case 2: Self.workbook(["xl/sharedStrings.xml": bytes])
        case 3: Self.workbook(["xl/styles.xml": bytes])
        case 4: StoredZip.packed([("answers.csv", bytes)])
        case 5: StoredZip.packed([("answers.lsr", Array(Self.responses.utf8)), ("answers.lss", bytes)])
        default: Self.workbook(["xl/worksheets/sheet1.xml": bytes])
        }
    }

    private static func workbook(_ parts: [String: [UInt8]]) -> [UInt8] {
        StoredZip.packed(usual.map { ($0.name, parts[$0.name] ?? Array($0.text.utf8)) })
    }

    private static let responses =
        "<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><rows><row><id>1</id></row></rows>"
        + "</responses></document>"

    private static let sheet =
        #"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#
        + #"<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>45000.5</v></c></row></sheetData></worksheet>"#

    private static let usual: [(name: String, text: String)] = [
        (
            "xl/_rels/workbook.xml.rels",
            #"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#
        ),
        (
            "xl/workbook.xml",
            #"<workbook xmlns:r="u"><workbookPr/><sheets><sheet name="Answers" sheetId="1" r:id="r1"/></sheets></workbook>"#
        ),
        ("xl/sharedStrings.xml", "<sst><si><t>id</t></si><si><t>day</t></si></sst>"),
        (
            "xl/styles.xml",
            #"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/>"#
                + #"<xf numFmtId="170"/></cellXfs></styleSheet>"#
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}
