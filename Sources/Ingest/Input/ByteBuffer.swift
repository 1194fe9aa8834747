import Platform

/// Memory for one range of a file, page aligned and grown when a range needs it.
// SAFETY: a buffer belongs to one worker, and `Workers` lets one worker at a time touch what is its own.
final class ByteBuffer: @unchecked Sendable {
    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 4096)

    deinit { memory.deallocate() }

    /// Reads a range. Returns the bytes, where the range begins in them (reads are at page-aligned offsets into
    /// page-aligned memory: other pairings can cost a factor of four), and where it ends. Behind the end stand a line
    /// feed and `padding - 1` sentinels, and behind these `spare` bytes to write to.
    func fill(
        _ file: OpenFile, _ range: Range<Int>, padding: Int, sentinel: UInt8 = UInt8(ascii: "\""), spare: Int = 0
    ) throws -> (bytes: UnsafeMutablePointer<UInt8>, start: Int, end: Int) {
        let aligned = range.lowerBound & ~4095
        let count = range.upperBound - aligned
        if memory.count < count + padding + spare {
            memory.deallocate()
            memory = .allocate(byteCount: (count + padding + spare + 0xFFFF) & ~0xFFFF, alignment: 4096)
        }
        guard let base = memory.baseAddress else { throw SystemFailure.noMemory }
        let got = try file.read(into: base, count: count, at: aligned)
        memory[got] = 10
        for i in 1..<padding { memory[got + i] = sentinel }
        return (base.bindMemory(to: UInt8.self, capacity: memory.count), range.lowerBound - aligned, got)
    }

    /// Puts a byte behind the range and the sentinels behind it.
    func set(_ position: Int, to byte: UInt8) {
        memory[position] = byte
        memory[position + 1] = 10
    }

    private enum SystemFailure: Error { case noMemory }
}
