import Diagnostics
import Platform
import Workers

/// A file that is open, checked and readable as UTF-8.
package struct Input: Sendable {
    /// The path as the study gives it: what messages name.
    package let name: String
    /// UTF-8 bytes: the file itself, or an unnamed copy of it in UTF-8.
    package private(set) var file: OpenFile
    package private(set) var size: Int
    /// Bytes of a byte order mark before the text.
    package private(set) var mark: Int
    package private(set) var encoding: TextEncoding
    package private(set) var scan: BlockScan
    /// Hashes of the original's blocks.
    package let hashes: [[UInt8]]
    /// Where rows come from, when the file is a table made of the original.
    private(set) var rows: RowPlaces?
    /// Files that the same records come from: what they hold counts like what this one holds.
    private(set) var companions: [Input] = []
    private let original: OpenFile
    private let identity: FileIdentity

    /// What it was unpacked from, in order, and what that said.
    package let unpacked: [Unpacked]

    private init(
        name: String, file: OpenFile, size: Int, mark: Int, encoding: TextEncoding, scan: BlockScan,
        hashes: [[UInt8]], rows: RowPlaces?, original: OpenFile, identity: FileIdentity, unpacked: [Unpacked] = []
    ) {
        (self.name, self.file, self.size, self.mark, self.encoding) = (name, file, size, mark, encoding)
        (self.scan, self.hashes, self.rows, self.original) = (scan, hashes, rows, original)
        (self.identity, self.unpacked) = (identity, unpacked)
    }

    /// How to open a file.
    package struct Opening: Sendable {
        /// Nil: found out, and said where it is a guess.
        package var encoding: String?
        package var unpackers: [any Unpacker] = []
        /// The sheet of a workbook.
        package var sheet: String?
        /// Bytes of a block of the scan.
        package var step = BlockScan.blockSize

        package init() {}
    }

    /// Opens `path` (`-` is standard input).
    package static func open(
        _ path: String, name: String, _ opening: Opening = Opening(), workers: Workers, hasher: BlockHasher?,
        collector: Collector
    ) throws -> Input {
        let named = try named(opening.encoding, name)
        let original = try openOriginal(path, name)
        let identity = try original.identity()
        guard identity.size > 0 else {
            throw Failure(.sourceEmpty, "the file is empty", at: Place(file: name), help: "export it again")
        }
        let unpacked = try unpack(
            original, opening.unpackers, UnpackRequest(name: name, sheet: opening.sheet, collector: collector))
        var file = original
        if case .file(let inner)? = unpacked.last?.content { file = inner }
        if case .table(let table)? = unpacked.last?.content { file = table.file }
        let size = try file.identity().size
        guard size > 0 else {
            throw Failure(.sourceEmpty, "there is nothing in it", at: Place(file: name), help: "export it again")
        }
        let head = try head(of: file)
        try BinaryFile.refuse(head, name: name, encoding: named)
        let isOriginal = unpacked.isEmpty
        let scan = try BlockScan.scan(
            file, size: size, step: opening.step, workers: workers, hasher: isOriginal ? hasher : nil)
        let hashes =
            isOriginal
            ? scan.hashes
            : try BlockScan.scan(original, size: identity.size, workers: workers, hasher: hasher).hashes
        var input = Input(
            name: name, file: file, size: size, mark: 0, encoding: .utf8, scan: scan, hashes: hashes, rows: nil,
            original: original, identity: identity, unpacked: unpacked)
        if case .table(let table)? = unpacked.last?.content {
            input.rows = table.places
            return input
        }
        let choice = EncodingChoice(
            named: named, head: head, scan: scan, file: file, lines: Lines(file, name: name, mark: 0, size: size))
        (input.encoding, input.mark) = try choice.made(collector)
        if input.encoding == .utf8 { return input }
        input.file = try Transcoder.spool(file, from: input.encoding, skipping: input.mark, size: size)
        input.mark = 0
        input.size = try input.file.identity().size
        input.scan = try BlockScan.scan(
            input.file, size: input.size, step: opening.step, workers: workers, hasher: nil)
        return input
    }

    /// Unpacks until there is text; archives in archives have an end.
    private static func unpack(
        _ original: OpenFile, _ unpackers: [any Unpacker], _ request: UnpackRequest
    ) throws -> [Unpacked] {
        var file = original
        var found: [Unpacked] = []
        while let unpacker = try {
            let head = try head(of: file); return unpackers.first { $0.takes(head) }
        }() {
            guard found.count < 3 else {
                throw request.failure(
                    .sourceUnsupported, "archives within archives", help: "unpack the export, and name it")
            }
            let unpacked = try unpacker.unpack(file, request)
            found.append(unpacked)
            guard case .file(let inner) = unpacked.content else { break }
            file = inner
        }
        return found
    }

    /// A part of an archive, which only an XML parser reads.
    package init(part: OpenFile, name: String) throws {
        let identity = try part.identity()
        self.init(
            name: name, file: part, size: identity.size, mark: 0, encoding: .utf8,
            scan: BlockScan(size: identity.size, step: BlockScan.blockSize, blocks: []), hashes: [], rows: nil,
            original: part, identity: identity)
    }

    /// Hashes of the blocks of all files that the records come from.
    package var allHashes: [[UInt8]] { hashes + companions.flatMap(\.allHashes) }

    /// The same input with another file that its records come from.
    func beside(_ companion: Input) -> Input {
        var input = self
        input.companions.append(companion)
        return input
    }

    /// The same input with a table that was made of it in place of its text.
    func replaced(by table: SpooledTable, workers: Workers, step: Int?) throws -> Input {
        let size = try table.file.identity().size
        let scan = try BlockScan.scan(
            table.file, size: size, step: step ?? BlockScan.blockSize, workers: workers, hasher: nil)
        var input = self
        (input.file, input.size, input.mark, input.scan, input.rows) = (table.file, size, 0, scan, table.places)
        return input
    }

    /// Throws when the file is not what it was when it was opened.
    package func checkUnchanged() throws {
        for companion in companions { try companion.checkUnchanged() }
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
