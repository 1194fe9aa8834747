import Crypto

/// SHA-256 of a file as the hash over the hashes of its fixed 1 MiB blocks (`sha256-1m`), so that the workers
/// which read the blocks can hash them.
package enum BlockDigest {
    /// Bytes in a block.
    package static let blockSize = 1 << 20

    /// SHA-256 of one block (32 bytes).
    package static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(bufferPointer: bytes)
        return Array(hasher.finalize())
    }

    /// The digest of a whole input from its blocks' hashes, in order, as lower-case hex.
    package static func combine(_ blocks: [[UInt8]]) -> String {
        var hasher = SHA256()
        for block in blocks { hasher.update(data: block) }
        return hex(hasher.finalize())
    }

    /// SHA-256 of bytes as lower-case hex.
    package static func hex(of bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

    private static func hex(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in digest {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
