import Diagnostics
import Study

/// Writes JSON into bytes, in the order it is told.
package struct JSONBuilder {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func string(_ text: String) { JSONText.append(text, to: &bytes) }

    package mutating func string(_ text: String?) { if let text { string(text) } else { raw("null") } }

    package mutating func number(_ value: Int) { Figure(value).write(to: &bytes) }

    package mutating func number(_ value: Int?) { if let value { number(value) } else { raw("null") } }

    mutating func figure(_ figure: Figure?) { if let figure { figure.write(to: &bytes) } else { raw("null") } }

    package mutating func key(_ name: String) {
        string(name)
        raw(": ")
    }

    /// A list, each element written by `body`.
    package mutating func list<Element>(
        _ elements: some Collection<Element>, separator: StaticString = ", ",
        _ body: (inout JSONBuilder, Element) -> Void
    ) {
        raw("[")
        var first = true
        for element in elements {
            if !first { raw(separator) }
            first = false
            body(&self, element)
        }
        raw("]")
    }

    /// Lines of rows, with commas between them.
    mutating func rows(
        _ rows: [ReleasedRow], longest: Int, figures: Int, _ write: (inout RowText, ReleasedRow) -> Void
    ) {
        var first = true
        RowText.append(rows, to: &bytes, longest: longest + 2, figures: figures) { line, row in
            if !first {
                line.put(",")
                line.put("\n")
            }
            first = false
            write(&line, row)
        }
        raw("\n")
    }

    /// An object, each value written by `body`.
    package mutating func object<Value>(
        _ entries: [(key: String, value: Value)], _ body: (inout JSONBuilder, Value) -> Void
    ) {
        raw("{")
        for (i, entry) in entries.enumerated() {
            if i > 0 { raw(", ") }
            key(entry.key)
            body(&self, entry.value)
        }
        raw("}")
    }

    package mutating func strings(_ texts: [String]) { list(texts) { $0.string($1) } }

    /// Texts by language.
    mutating func texts(_ texts: [LanguageText]) {
        object(texts.map { ($0.language, $0.text) }) { $0.string($1) }
    }
}
