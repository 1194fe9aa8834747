import Foundation

/// JSON as plain Swift values: `Double`, `String`, `Bool`, `[Any]`, `[String: Any]` and `GoldenJSON.Null`.
///
/// Read through `JSONDecoder`, whose numbers are correctly rounded; those of `JSONSerialization` can be off
/// by one in the last place, too much for the cases that ask for the same bits.
struct GoldenJSON: Decodable {
    struct Null {}

    let value: Any

    init(from decoder: any Decoder) throws {
        let single = try decoder.singleValueContainer()
        if single.decodeNil() {
            value = Null()
        } else if let flag = try? single.decode(Bool.self) {
            value = flag
        } else if let number = try? single.decode(Double.self) {
            value = number
        } else if let text = try? single.decode(String.self) {
            value = text
        } else if let list = try? single.decode([GoldenJSON].self) {
            value = list.map(\.value)
        } else {
            value = try single.decode([String: GoldenJSON].self).mapValues(\.value)
        }
    }
}
