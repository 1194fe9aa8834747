import Platform
import Workers

/// SHA-256 of a block of bytes; given from outside, since cryptography has a room of its own.
package typealias BlockHasher = @Sendable (UnsafeRawBufferPointer) -> [UInt8]

/// What a first pass over the whole file learns, block by block, all blocks at once: hashes, the parity of quotes,
/// where records can begin, and whether the text is UTF-8.
package struct BlockScan: Sendable {
    /// Bytes of a block; also the unit of the input hash. A test may cut finer.
    package static let blockSize = 1 << 20

    struct Block: Sendable {
        var hash: [UInt8] = []
        var oddQuotes = false
        /// Offset in the file behind the block's first line feed that lies outside quotes, if the block begins outside.
        var startIfOutside: Int?
        /// The same, if the block begins inside quotes.
        var startIfInside: Int?
        /// Offset of the first byte that is not UTF-8.
        var invalid: Int?
        var hasZero = false
    }

    package let size: Int
    /// Bytes of the blocks of this scan.
    let step: Int
    let blocks: [Block]

    /// Scans a file of `size` bytes.
    static func scan(
        _ file: OpenFile, size: Int, step: Int = blockSize, workers: Workers, hasher: BlockHasher?
    ) throws -> BlockScan {
        let count = (size + step - 1) / step
        let buffers = (0..<workers.count).map { _ in ByteBuffer() }
        let blocks = try workers.map(chunks: count) { chunk, worker in
            let range = chunk * step..<min((chunk + 1) * step, size)
            return try scanBlock(file, range, size: size, in: buffers[worker], hasher: hasher)
        }
        return BlockScan(size: size, step: step, blocks: blocks)
    }

    /// Hashes of the blocks, in order.
    package var hashes: [[UInt8]] { blocks.map(\.hash) }

    /// Offset of the first byte that is not UTF-8, if there is one.
    var firstInvalid: Int? { blocks.lazy.compactMap(\.invalid).first }

    var hasZero: Bool { blocks.contains(where: \.hasZero) }

    /// Offsets at which records begin, about one a block, from `start` (where a record begins) to the end of the file.
    func boundaries(from start: Int) -> [Int] {
        var inside = false
        var starts = [start]
        for (index, block) in blocks.enumerated() {
            let candidate = inside ? block.startIfInside : block.startIfOutside
            if index > start / step, let candidate, candidate > starts[starts.count - 1], candidate < size {
                starts.append(candidate)
            }
            if block.oddQuotes { inside.toggle() }
        }
        return starts + [size]
    }

    private static func scanBlock(
        _ file: OpenFile, _ own: Range<Int>, size: Int, in buffer: ByteBuffer, hasher: BlockHasher?
    ) throws -> Block {
        // Room for a character that begins in this block and ends in the next one.
        let range = own.lowerBound..<min(own.upperBound + 4, size)
        let (memory, start, end) = try buffer.fill(file, range, padding: 64)
        let (base, got, offset) = (memory + start, max(0, end - start), own.lowerBound)
        let length = min(own.count, got)
        let bytes = UnsafeRawBufferPointer(start: base, count: length)
        var block = Block()
        if let hasher { block.hash = hasher(bytes) }
        let words = countWords(bytes)
        block.oddQuotes = words.quotes % 2 == 1
        block.hasZero = words.hasZero
        (block.startIfOutside, block.startIfInside) = firstStarts(bytes, offset)
        // Bytes that go on with a character are looked at with the block before: also where that one has none.
        if words.hasHighBit || (got > length && base[length] & 0xC0 == 0x80) {
            block.invalid = firstInvalid(UnsafeRawBufferPointer(start: base, count: got), length, offset)
        }
        return block
    }

    /// Quotes in the block, whether any byte is beyond ASCII, and whether any is zero.
    private static func countWords(_ bytes: UnsafeRawBufferPointer) -> (quotes: Int, hasHighBit: Bool, hasZero: Bool) {
        let quote = SIMD32<UInt8>(repeating: 34)
        let zero = SIMD32<UInt8>(repeating: 0)
        var quotes = 0
        var high: UInt64 = 0
        var zeros = 0
        var at = 0
        while at + 32 <= bytes.count {
            var lanes = SIMD32<UInt8>(repeating: 0)
            var zeroLanes = SIMD32<UInt8>(repeating: 0)
            let end = min(at + 32 * 255, bytes.count - 31)
            while at < end {
                let vector = bytes.loadUnaligned(fromByteOffset: at, as: SIMD32<UInt8>.self)
                lanes &-= unsafeBitCast(vector .== quote, to: SIMD32<UInt8>.self)
                zeroLanes &-= unsafeBitCast(vector .== zero, to: SIMD32<UInt8>.self)
                let words = unsafeBitCast(vector, to: SIMD4<UInt64>.self)
                high |= words[0] | words[1] | words[2] | words[3]
                at += 32
            }
            for lane in 0..<32 {
                quotes += Int(lanes[lane])
                zeros += Int(zeroLanes[lane])
            }
        }
        while at < bytes.count {
            quotes += bytes[at] == 34 ? 1 : 0
            zeros += bytes[at] == 0 ? 1 : 0
            high |= UInt64(bytes[at])
            at += 1
        }
        return (quotes, high & 0x8080_8080_8080_8080 != 0, zeros > 0)
    }

    /// Where the first record begins under either assumption about the block's first byte.
    private static func firstStarts(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> (Int?, Int?) {
        var inside = false
        var outsideStart: Int?
        var insideStart: Int?
        for i in bytes.indices {
            let byte = bytes[i]
            if byte == 34 { inside.toggle() }
            if byte == 10 {
                if !inside, outsideStart == nil { outsideStart = offset + i + 1 }
                if inside, insideStart == nil { insideStart = offset + i + 1 }
                if outsideStart != nil, insideStart != nil { break }
            }
            // Far behind a first start, the other hypothesis is not worth reading the block for.
            if i > 65_536, outsideStart != nil || insideStart != nil { break }
        }
        return (outsideStart, insideStart)
    }

    /// Offset of the first byte that cannot be UTF-8. The block may begin and end within a character.
    private static func firstInvalid(_ bytes: UnsafeRawBufferPointer, _ length: Int, _ offset: Int) -> Int? {
        var start = 0
        if offset > 0 { while start < min(3, length), bytes[start] & 0xC0 == 0x80 { start += 1 } }
        var end = length
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        guard start < end else { return nil }
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        return UTF8Check.firstInvalid(text).map { offset + start + $0 }
    }
}
