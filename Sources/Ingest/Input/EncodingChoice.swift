import Diagnostics

/// How the bytes of a file are read: what the study says, else what the file shows, else a guess that is reported.
struct EncodingChoice {
    let named: TextEncoding?
    /// The file's first bytes.
    let head: [UInt8]
    let scan: BlockScan
    let lines: Lines

    /// The encoding, and the bytes of a mark before the text.
    func made(_ collector: Collector) throws -> (TextEncoding, Int) {
        let sniffed = TextEncoding.sniff(head)
        let mark = sniffed?.mark ?? 0
        let encoding = named ?? sniffed?.encoding ?? .utf8
        if let named, let sniffed, sniffed.mark > 0, named != sniffed.encoding {
            throw Failure(
                .encodingInvalid,
                "the file begins with the mark of \(sniffed.encoding.rawValue), the study says "
                    + named.rawValue, at: Place(file: lines.name), help: "leave `encoding` out")
        }
        guard encoding == .utf8 else { return (encoding, mark) }
        if scan.hasZero {
            throw Failure(
                .sourceBinary, "the file holds zero bytes: it is not text", at: Place(file: lines.name),
                help: "check that this is the export and that it arrived whole")
        }
        // XML says itself how its bytes are to be read, and its parser refuses what does not keep to it.
        if isXML, named == nil { return (.utf8, mark) }
        guard let invalid = scan.firstInvalid else { return (.utf8, mark) }
        return try (fallback(at: invalid, mark: mark, collector), 0)
    }

    /// Text that is not UTF-8 and does not say what it is.
    private func fallback(at invalid: Int, mark: Int, _ collector: Collector) throws -> TextEncoding {
        let place = try lines.place(invalid)
        if named == .utf8 || mark > 0 {
            throw Failure(
                .encodingInvalid, "byte \(invalid) is not UTF-8", at: place,
                help: "export as UTF-8, or say `encoding: windows-1252`")
        }
        collector.add(
            Diagnostic(
                .encodingAssumed, "byte \(invalid) is not UTF-8; read as windows-1252", at: place,
                help: "say `encoding:` to be sure; numbers do not depend on it, labels may"))
        return .windows1252
    }

    /// Whether the text begins with a tag, behind a mark and blanks.
    private var isXML: Bool {
        head.first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "<")
    }
}
