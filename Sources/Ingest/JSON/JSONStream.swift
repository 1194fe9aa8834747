import Diagnostics

/// The objects of a file of JSON: one after the other (JSON lines), or in an array.
struct JSONStream {
    let input: Input

    init(_ input: Input) { self.input = input }

    /// Hands over each object with the line it begins at.
    func each(_ body: (_ object: JSONValue, _ line: Int) throws -> Void) throws {
        let head = try input.head(1 << 12)
        if head.first(where: { $0 > 32 }) == UInt8(ascii: "[") { try array(body) } else { try lines(body) }
    }

    private func lines(_ body: (JSONValue, Int) throws -> Void) throws {
        try input.eachLine { line, number, _ in
            guard line.contains(where: { $0 > 32 }) else { return }
            try body(try object(Array(line), number), number)
        }
    }

    private func object(_ text: [UInt8], _ line: Int) throws -> JSONValue {
        do {
            let value = try JSONReader.value(of: text)
            if case .object = value { return value }
            throw JSONReader.Malformed(what: "an object in braces should stand here", offset: 0)
        } catch let error as JSONReader.Malformed {
            throw Failure(
                .jsonMalformed, "JSON: \(error.what)",
                at: Place(file: input.name, line: line, column: error.offset + 1),
                help: "the file is damaged or was cut off; export it again")
        }
    }

    /// An array is read whole: nothing says where its objects end but reading them.
    private func array(_ body: (JSONValue, Int) throws -> Void) throws {
        guard input.size <= Limits.structure else {
            throw Failure(
                .sourceUnsupported, "an array of more than \(Limits.structure >> 20) MiB", at: Place(file: input.name),
                help: "write one object a line (JSON lines)")
        }
        let bytes = try input.head(input.size)
        try bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(buffer)
            var (line, counted) = (1, 0)
            do {
                _ = reader.skip("[")
                if reader.skip("]") { return }
                while true {
                    _ = reader.isAtEnd
                    line += buffer[counted..<reader.offset].count { $0 == 10 }
                    counted = reader.offset
                    let value = try reader.value()
                    guard case .object = value else {
                        throw JSONReader.Malformed(what: "an object in braces should stand here", offset: counted)
                    }
                    try body(value, line)
                    if reader.skip("]") { break }
                    guard reader.skip(",") else {
                        throw JSONReader.Malformed(
                            what: "a comma or a closing bracket should stand here", offset: reader.offset)
                    }
                }
                guard reader.isAtEnd else {
                    throw JSONReader.Malformed(what: "text behind the end of the array", offset: reader.offset)
                }
            } catch let error as JSONReader.Malformed {
                throw Failure(
                    .jsonMalformed, "JSON: \(error.what)", at: try Lines(input).place(input.mark + error.offset),
                    help: "the file is damaged or was cut off; export it again")
            }
        }
    }
}
