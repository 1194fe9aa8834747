import Diagnostics
import Platform

/// How the bytes of a file are read: what the study says, else what the file shows, else a guess that is reported.
struct EncodingChoice {
    let named: TextEncoding?
    /// The file's first bytes.
    let head: [UInt8]
    let scan: BlockScan
    let file: OpenFile
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
        guard try !isCutCharacter(invalid) else {
            throw Failure(
                .recordCut, "the file ends within a character", at: place,
                help: "the file was cut off; export it again")
        }
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

    /// Whether all is UTF-8 but the last bytes, which begin a character, and other characters show that this is no chance.
    private func isCutCharacter(_ invalid: Int) throws -> Bool {
        let tail = try file.all(limit: 4, from: invalid)
        guard let first = tail.first, tail.count == scan.size - invalid,
            tail.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 })
        else { return false }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        guard tail.count < length, first < 0xF5 else { return false }
        return try tail.count > 1 || hasCharacters(before: invalid)
    }

    /// Whether there is anything beyond ASCII before an offset.
    private func hasCharacters(before end: Int) throws -> Bool {
        for at in stride(from: 0, to: end, by: 1 << 20) {
            if try file.all(limit: min(1 << 20, end - at), from: at).contains(where: { $0 >= 0x80 }) { return true }
        }
        return false
    }

    /// Whether the text begins with a tag, behind a mark and blanks.
    private var isXML: Bool {
        head.first { $0 > 32 && ![0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "<")
    }
}
