import Diagnostics
import Platform

/// From offsets in a file to lines, counted only when a message needs them.
package struct Lines {
    private let input: Input

    package init(_ input: Input) { self.input = input }

    /// The place of one offset.
    package func place(_ offset: Int) throws -> Place {
        try places([offset])[offset] ?? Place(file: input.name)
    }

    /// The places of some offsets, in one pass over the file.
    package func places(_ offsets: [Int]) throws -> [Int: Place] {
        var found: [Int: Place] = [:]
        var wanted = Array(Set(offsets)).sorted()[...]
        let window = 1 << 20
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return [:] }
        var line = 1
        var lineStart = input.mark
        var at = 0
        while !wanted.isEmpty, at < input.size {
            let got = try input.file.read(into: base, count: min(window, input.size - at), at: at)
            if got == 0 { break }
            for i in 0..<got {
                while let next = wanted.first, next == at + i {
                    found[next] = Place(file: input.name, line: line, column: next - lineStart + 1)
                    wanted = wanted.dropFirst()
                }
                if buffer[i] == 10 { line += 1; lineStart = at + i + 1 }
            }
            at += got
        }
        for rest in wanted { found[rest] = Place(file: input.name, line: line, column: 1) }
        return found
    }
}
