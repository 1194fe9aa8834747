/// A value as text that is the same wherever and whenever it is made: all of its fields with their names, in the order in
/// which they are declared. The compiler sees to it that none is forgotten.
enum CanonicalText {
    static func of(_ value: some Encodable) throws -> [UInt8] {
        let text = TextEncoder()
        try value.encode(to: text)
        return text.bytes
    }
}

/// Appends all that it is given to one text.
private final class TextEncoder: Encoder {
    var bytes: [UInt8] = []
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedText<Key>(text: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { PlainText(text: self) }

    func singleValueContainer() -> any SingleValueEncodingContainer { PlainText(text: self) }

    /// Length first, so that no text can look like the end of another.
    func put(_ text: String) {
        put(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    func put(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
        bytes.append(UInt8(ascii: " "))
    }

    func mark(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

    func encode(_ value: some Encodable) throws {
        mark("(")
        try value.encode(to: self)
        mark(")")
    }
}

private struct KeyedText<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let text: TextEncoder
    var codingPath: [any CodingKey] { [] }

    private func put(_ value: some Encodable, _ key: Key) throws {
        text.put(key.stringValue)
        try text.encode(value)
    }

    mutating func encodeNil(forKey key: Key) { text.put(key.stringValue) }
    mutating func encode(_ value: Bool, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: String, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: Double, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: Float, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: Int, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: Int8, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: Int16, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: Int32, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: Int64, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: UInt, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: UInt8, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: UInt16, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: UInt32, forKey key: Key) throws { try put(value, key) }
    mutating func encode(_ value: UInt64, forKey key: Key) throws { try put(value, key) }
    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try put(value, key) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        text.put(key.stringValue)
        return text.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        text.put(key.stringValue)
        return PlainText(text: text)
    }

    mutating func superEncoder() -> any Encoder { text }
    mutating func superEncoder(forKey key: Key) -> any Encoder { text }
}

private struct PlainText: UnkeyedEncodingContainer, SingleValueEncodingContainer {
    let text: TextEncoder
    var codingPath: [any CodingKey] { [] }
    private(set) var count = 0

    init(text: TextEncoder) { self.text = text }

    private func put(_ number: some BinaryInteger) { text.put(Int(truncatingIfNeeded: number)) }

    mutating func encodeNil() { text.mark("-") }
    mutating func encode(_ value: Bool) { text.mark(value ? "t" : "f") }
    mutating func encode(_ value: String) { text.put(value) }
    mutating func encode(_ value: Double) { put(value.bitPattern) }
    mutating func encode(_ value: Float) { put(value.bitPattern) }
    mutating func encode(_ value: Int) { put(value) }
    mutating func encode(_ value: Int8) { put(value) }
    mutating func encode(_ value: Int16) { put(value) }
    mutating func encode(_ value: Int32) { put(value) }
    mutating func encode(_ value: Int64) { put(value) }
    mutating func encode(_ value: UInt) { put(value) }
    mutating func encode(_ value: UInt8) { put(value) }
    mutating func encode(_ value: UInt16) { put(value) }
    mutating func encode(_ value: UInt32) { put(value) }
    mutating func encode(_ value: UInt64) { put(value) }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        count += 1
        try text.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        text.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { PlainText(text: text) }
    mutating func superEncoder() -> any Encoder { text }
}
