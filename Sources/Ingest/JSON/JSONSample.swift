/// The beginning of a file of JSON: one object, objects one after the other, or an array of them.
struct JSONSample {
    /// Whether the objects stand in an array.
    let isArray: Bool
    /// Name of the first member of the first object.
    let firstName: String
    /// The first objects that are whole within the beginning.
    let objects: [JSONValue]

    /// Nil where the text is no JSON object or array of objects.
    init?(_ head: [UInt8]) {
        var array = false
        var name: String?
        var found: [JSONValue] = []
        head.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer)
            array = reader.skip("[")
            var names = reader
            if names.skip("{") { name = try? names.value().text }
            while found.count < 50, !reader.isAtEnd, let value = try? reader.value() {
                guard case .object = value else { break }
                found.append(value)
                if array, !reader.skip(",") { break }
            }
        }
        guard let name else { return nil }
        (isArray, firstName, objects) = (array, name, found)
    }

    /// The same with one object at least, where the first one is longer than the beginning that was looked at.
    func withObject(_ input: Input) throws -> JSONSample {
        guard objects.isEmpty, input.size > 1 << 16 else { return self }
        return JSONSample(try input.head(Limits.record)) ?? self
    }
}
