import Diagnostics

/// Files that are not what their name says, refused by their first bytes with advice.
enum BinaryFile {
    private static let known: [(bytes: [UInt8], what: String, help: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive (perhaps an Excel file)", "unpack it, or save the sheet as CSV"),
        ([0x50, 0x4B, 0x05, 0x06], "an empty zip archive", "export it again"),
        ([0x1F, 0x8B], "a gzip archive", "unpack it first"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file", "save it as CSV UTF-8"),
        (Array("$FL2".utf8), "an SPSS file", "export it as CSV with labels"),
        (Array("$FL3".utf8), "an SPSS file", "export it as CSV with labels"),
        (Array("%PDF-".utf8), "a PDF", "export the data as CSV"),
    ]

    static func refuse(_ head: [UInt8], name: String, encoding: TextEncoding?) throws {
        for kind in known where head.starts(with: kind.bytes) {
            throw Failure(
                .sourceUnsupported, "the file is \(kind.what), which this version does not read",
                at: Place(file: name), help: kind.help)
        }
        // Zero bytes are UTF-16 when they come in every second place; anything else with them is no text.
        if head.contains(0), encoding?.isTwoBytes != true, TextEncoding.sniff(head) == nil {
            throw Failure(
                .sourceBinary, "the file holds zero bytes: it is not text", at: Place(file: name),
                help: "check that this is the export; if it is UTF-16, say `encoding: utf-16le`")
        }
    }
}
