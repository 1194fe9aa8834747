import Diagnostics
import Platform

/// From offsets in a file to lines, counted only when a message needs them.
package struct Lines {
    let name: String
    private let file: OpenFile
    private let mark: Int
    private let size: Int
    private var rows: RowPlaces?
    /// Whether lines end with a line feed whatever else stands there, as libxml2 counts them.
    private var onlyLineFeeds = false

    package init(_ input: Input, onlyLineFeeds: Bool = false) {
        self.init(input.file, name: input.name, mark: input.mark, size: input.size)
        rows = input.rows
        self.onlyLineFeeds = onlyLineFeeds
    }

    init(_ file: OpenFile, name: String, mark: Int, size: Int) {
        self.file = file
        self.name = name
        self.mark = mark
        self.size = size
    }

    /// The place of one offset.
    package func place(_ offset: Int) throws -> Place {
        try places([offset])[offset] ?? Place(file: name)
    }

    /// The places of some offsets, in one pass over the file.
    package func places(_ offsets: [Int]) throws -> [Int: Place] {
        if let rows {
            let lines = offsets.map { ($0, Place(file: rows.file, line: rows.line(of: $0))) }
            return Dictionary(lines, uniquingKeysWith: { a, _ in a })
        }
        var found: [Int: Place] = [:]
        var wanted = Array(Set(offsets)).sorted()[...]
        let window = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return [:] }
        // A file whose first end of line is a carriage return alone has no others.
        let end = try lineEnd()
        var line = 1
        var lineStart = mark
        var at = 0
        while !wanted.isEmpty, at < size {
            let got = try file.read(into: base, count: min(window, size - at), at: at)
            if got == 0 { break }
            for i in 0..<got {
                while let next = wanted.first, next == at + i {
                    found[next] = Place(file: name, line: line, column: next - lineStart + 1)
                    wanted = wanted.dropFirst()
                }
                if buffer[i] == end { line += 1; lineStart = at + i + 1 }
            }
            at += got
        }
        for rest in wanted { found[rest] = Place(file: name, line: line, column: 1) }
        return found
    }

    /// The byte that ends lines.
    private func lineEnd() throws -> UInt8 {
        if onlyLineFeeds { return 10 }
        var head = [UInt8](repeating: 0, count: min(1 << 16, max(1, size)))
        let got = try head.withUnsafeMutableBytes { raw in
            try raw.baseAddress.map { try file.read(into: $0, count: raw.count, at: 0) } ?? 0
        }
        return !head[..<got].contains(10) && head[..<got].contains(13) ? 13 : 10
    }
}
