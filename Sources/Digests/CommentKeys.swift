import Crypto
import Foundation

/// Keys of comments: from the text and a secret, so that whoever has a key alone cannot try out what was written.
package enum CommentKeys {
    /// Consonants, so that a key is never a word, and never a number that a spreadsheet would round.
    private static let letters = Array("bcdfghjkmnpqrstv".utf8)

    /// Sixteen letters, 64 bits of HMAC-SHA-256.
    package static func key(of text: String, secret: [UInt8]) -> String {
        // One text may be written with letters and accents apart, or together.
        let composed = Array(text.precomposedStringWithCanonicalMapping.utf8)
        let code = HMAC<SHA256>.authenticationCode(for: composed, using: SymmetricKey(data: secret))
        let bytes = code.prefix(8).flatMap { [letters[Int($0 >> 4)], letters[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A new secret of 32 bytes.
    package static func secret() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }
}
