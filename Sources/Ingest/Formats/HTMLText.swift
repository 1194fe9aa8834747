/// Texts that platforms keep as HTML.
package enum HTMLText {
    private static let entities: [(String, String)] = [
        ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"),
        ("&amp;", "&"),
    ]

    /// Without tags (a blank in the place of each), and with the entities that platforms leave in labels.
    package static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var out = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            let tail = rest[rest.index(after: open)...]
            guard let first = tail.first, first.isLetter || first == "/", let close = tail.firstIndex(of: ">") else {
                out += rest[...open]
                rest = tail
                continue
            }
            out += rest[..<open] + " "
            rest = tail[tail.index(after: close)...]
        }
        out += rest
        for (entity, plain) in entities { out = out.replacing(entity, with: plain) }
        return out
    }
}
