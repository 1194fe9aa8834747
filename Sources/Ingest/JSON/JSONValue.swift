/// A JSON value with what exports need kept: the order of members, and numbers as they were written.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// The digits as they stand.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The member of an object; of two with one name the last one, as everywhere.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    var members: [JSONMember] { if case .object(let members) = self { members } else { [] } }

    var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    /// A text, number or truth value as the text of a cell; nil for null, arrays and objects.
    var text: String? {
        switch self {
        case .string(let text): text
        case .number(let digits): digits
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// The value as the cell of an answer: several answers to one question are an array of texts; nothing at all says
    /// that the question was shown and passed over. Nil where it is more than an answer.
    var answer: String? {
        switch self {
        case .null: return SpooledAnswer.skipped
        case .array(let elements):
            let texts = elements.compactMap(\.text)
            guard texts.count == elements.count else { return nil }
            return texts.isEmpty ? SpooledAnswer.skipped : texts.joined(separator: ";")
        default: return text.map { $0.isEmpty ? SpooledAnswer.skipped : $0 }
        }
    }
}

/// A name and a value of an object.
struct JSONMember: Sendable, Equatable {
    var name: String
    var value: JSONValue
}
