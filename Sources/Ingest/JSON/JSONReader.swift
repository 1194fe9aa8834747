import Diagnostics

/// Reads JSON texts strictly (RFC 8259), one value after the other. What is wrong is said with its offset.
struct JSONReader {
    /// What is wrong with a text, and where.
    struct Malformed: Error, Equatable {
        let what: String
        let offset: Int
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset: Int
    private var depth = 0

    /// - Parameter bytes: must stay valid as long as the reader.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Reads a text that is one value and nothing else.
    static func value(of text: [UInt8]) throws(Malformed) -> JSONValue {
        var result = Result<JSONValue, Malformed>.success(.null)
        text.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer)
            do throws(Malformed) {
                let value = try reader.value()
                guard reader.isAtEnd else { throw reader.malformed("text behind the end of the value") }
                result = .success(value)
            } catch { result = .failure(error) }
        }
        return try result.get()
    }

    /// Whether nothing but blanks is left.
    var isAtEnd: Bool { mutating get { skipBlanks(); return offset == bytes.count } }

    /// Steps over a byte that stands next, behind blanks.
    mutating func skip(_ byte: Character) -> Bool {
        skipBlanks()
        guard offset < bytes.count, bytes[offset] == byte.asciiValue else { return false }
        offset += 1
        return true
    }

    /// Reads the next value.
    mutating func value() throws(Malformed) -> JSONValue {
        skipBlanks()
        guard offset < bytes.count else { throw malformed("the text ends where a value should stand") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object(try nested { reader throws(Malformed) in try reader.membersOfObject() })
        case UInt8(ascii: "["): return .array(try nested { reader throws(Malformed) in try reader.elementsOfArray() })
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func nested<Value>(
        _ body: (inout JSONReader) throws(Malformed) -> Value
    ) throws(Malformed) -> Value {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Limits.depth else { throw malformed("values are nested more than \(Limits.depth) deep") }
        offset += 1
        return try body(&self)
    }

    private mutating func membersOfObject() throws(Malformed) -> [JSONMember] {
        var members: [JSONMember] = []
        if skip("}") { return members }
        while true {
            skipBlanks()
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else {
                throw malformed("a name in quotes should stand here")
            }
            let name = try string()
            guard skip(":") else { throw malformed("a colon should stand here") }
            members.append(JSONMember(name: name, value: try value()))
            if skip("}") { return members }
            guard skip(",") else { throw malformed("a comma or a closing brace should stand here") }
        }
    }

    private mutating func elementsOfArray() throws(Malformed) -> [JSONValue] {
        var elements: [JSONValue] = []
        if skip("]") { return elements }
        while true {
            elements.append(try value())
            if skip("]") { return elements }
            guard skip(",") else { throw malformed("a comma or a closing bracket should stand here") }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
        let end = offset + word.utf8CodeUnitCount
        guard end <= bytes.count, zip(offset..<end, 0...).allSatisfy({ bytes[$0] == word.utf8Start[$1] }) else {
            throw malformed("this is no JSON value")
        }
        offset = end
        return value
    }

    private mutating func number() throws(Malformed) -> String {
        let start = offset
        if peek == UInt8(ascii: "-") { offset += 1 }
        let whole = digits()
        guard whole == 1 || (whole > 1 && bytes[offset - whole] != UInt8(ascii: "0")) else {
            offset = start
            throw malformed("this is no JSON value")
        }
        if peek == UInt8(ascii: ".") {
            offset += 1
            guard digits() > 0 else { throw malformed("a digit should stand here") }
        }
        if peek.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
            offset += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
            guard digits() > 0 else { throw malformed("a digit should stand here") }
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = offset
        while let byte = peek, byte &- 48 < 10 { offset += 1 }
        return offset - start
    }

    private mutating func string() throws(Malformed) -> String {
        offset += 1
        var text: [UInt8] = []
        var start = offset
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[start..<offset]
                offset += 1
                guard let whole = String(validating: text, as: UTF8.self) else {
                    throw malformed("a text that is not UTF-8")
                }
                return whole
            case UInt8(ascii: "\\"):
                text += bytes[start..<offset]
                try escape(into: &text)
                start = offset
            case 0..<0x20: throw malformed("a control character within a text")
            default: offset += 1
            }
        }
        throw malformed("a text is never closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Malformed) {
        offset += 1
        guard let byte = peek else { throw malformed("a text is never closed") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if (0xD800..<0xDC00).contains(unit), offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
                bytes[offset + 1] == UInt8(ascii: "u")
            {
                offset += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw malformed("half a character") }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw malformed("half a character") }
            text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw malformed("an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(Malformed) -> UInt32 {
        guard offset + 4 <= bytes.count else { throw malformed("four hexadecimal digits should stand here") }
        var unit: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
                throw malformed("four hexadecimal digits should stand here")
            }
            unit = unit << 4 | UInt32(digit)
        }
        offset += 4
        return unit
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 32 || byte == 10 || byte == 13 || byte == 9 { offset += 1 }
    }

    private func malformed(_ what: String) -> Malformed { Malformed(what: what, offset: offset) }
}
