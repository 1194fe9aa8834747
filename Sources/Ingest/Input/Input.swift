import Diagnostics
import Platform
import Workers

/// A file that is open, checked and readable as UTF-8.
package struct Input: Sendable {
    /// The path as the study gives it: what messages name.
    package let name: String
    /// UTF-8 bytes: the file itself, or an unnamed copy of it in UTF-8.
    package let file: OpenFile
    package let size: Int
    /// Bytes of a byte order mark before the text.
    package let mark: Int
    package let encoding: TextEncoding
    package let scan: BlockScan
    /// Hashes of the original's blocks.
    package let hashes: [[UInt8]]
    /// Where rows come from, when the file is a table made of the original.
    let rows: RowPlaces?
    private let original: OpenFile
    private let identity: FileIdentity

    /// Opens `path` (`-` is standard input). `encoding` nil: found out, and said where it is a guess.
    package static func open(
        _ path: String, name: String, encoding: String? = nil, step: Int = BlockScan.blockSize, workers: Workers,
        hasher: BlockHasher?, collector: Collector
    ) throws -> Input {
        let named = try named(encoding, name)
        let original = try openOriginal(path, name)
        let identity = try original.identity()
        guard identity.size > 0 else {
            throw Failure(.sourceEmpty, "the file is empty", at: Place(file: name), help: "export it again")
        }
        let head = try head(of: original)
        try BinaryFile.refuse(head, name: name, encoding: named)
        let scan = try BlockScan.scan(
            original, size: identity.size, step: step, workers: workers, hasher: hasher)
        let choice = EncodingChoice(
            named: named, head: head, scan: scan, lines: Lines(original, name: name, mark: 0, size: identity.size))
        let (chosen, mark) = try choice.made(collector)
        if chosen == .utf8 {
            return Input(
                name: name, file: original, size: identity.size, mark: mark, encoding: .utf8, scan: scan,
                hashes: scan.hashes, rows: nil, original: original, identity: identity)
        }
        let spool = try Transcoder.spool(original, from: chosen, skipping: mark, size: identity.size)
        let size = try spool.identity().size
        let again = try BlockScan.scan(spool, size: size, step: step, workers: workers, hasher: nil)
        return Input(
            name: name, file: spool, size: size, mark: 0, encoding: chosen, scan: again, hashes: scan.hashes,
            rows: nil, original: original, identity: identity)
    }

    /// The same input with a table that was made of it in place of its text.
    func replaced(by table: SpooledTable, workers: Workers, step: Int?) throws -> Input {
        let size = try table.file.identity().size
        let scan = try BlockScan.scan(
            table.file, size: size, step: step ?? BlockScan.blockSize, workers: workers, hasher: nil)
        return Input(
            name: name, file: table.file, size: size, mark: 0, encoding: encoding, scan: scan, hashes: hashes,
            rows: table.places, original: original, identity: identity)
    }

    /// Throws when the file is not what it was when it was opened.
    package func checkUnchanged() throws {
        guard try original.identity() == identity else {
            throw Failure(
                .sourceChanged, "the file changed while it was read", at: Place(file: name),
                help: "wait until the export is complete, then run again")
        }
    }

    /// Whether the bytes are UTF-8 now (or carry its mark), whatever an XML declaration says.
    var overridesDeclaration: Bool { encoding != .utf8 || mark > 0 }

    /// The bytes of the text's beginning.
    package func head(_ count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(count, size - mark))
        let got = try bytes.withUnsafeMutableBytes { buffer in
            try buffer.baseAddress.map { try file.read(into: $0, count: buffer.count, at: mark) } ?? 0
        }
        bytes.removeLast(bytes.count - got)
        return bytes
    }

    private static func named(_ encoding: String?, _ name: String) throws -> TextEncoding? {
        guard let encoding, encoding != "auto" else { return nil }
        if let known = TextEncoding(name: encoding) { return known }
        throw Failure(
            .studyInvalidValue, "unknown encoding '\(encoding)'", at: Place(file: name),
            help: "known: auto, " + TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))
    }

    private static func openOriginal(_ path: String, _ name: String) throws -> OpenFile {
        do {
            let file = path == "-" ? try OpenFile.standardInput() : try OpenFile.read(path)
            if try file.isRegular() { return file }
            guard !Folders.isFolder(path) else {
                throw Failure(
                    .sourceUnreadable, "this is a folder, not a file", at: Place(file: name),
                    help: "name the file in it, or a pattern such as `*.csv`")
            }
            return try spooled(file)
        } catch let error as SystemError {
            throw Failure(
                error.isMissing ? .sourceMissing : .sourceUnreadable, "cannot be opened: \(error.text)",
                at: Place(file: name),
                help: error.isMissing ? "check the path; it counts from the study's folder" : "check who may read it")
        }
    }

    /// Copies a stream to an unnamed file, since a place must be readable again.
    private static func spooled(_ stream: OpenFile) throws -> OpenFile {
        let spool = try OpenFile.spool()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return spool }
        while true {
            let got = try stream.readNext(into: base, count: buffer.count)
            if got == 0 { return spool }
            try spool.append(UnsafeRawBufferPointer(start: base, count: got))
        }
    }

    private static func head(of file: OpenFile) throws -> [UInt8] { try file.all(limit: 1 << 16) }
}
