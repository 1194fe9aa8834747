import Diagnostics

/// A value of the study as it was written: nothing is a number or a switch until a reader takes it for one.
struct YAMLNode {
    enum Content {
        /// A key without a value.
        case nothing
        /// A scalar; `plain` when it stands without quotes.
        case text(String, plain: Bool)
        case list([YAMLNode])
        case map([YAMLEntry])
    }

    var content: Content
    var place: Place
    /// Keys on the way down: `sources.spring.path`, `crossed[1][2]`.
    var path: String

    /// What stands here, for messages.
    var found: String {
        switch content {
        case .nothing: "nothing"
        case .text(let text, plain: _): "the text \(quote(text))"
        case .list: "a list"
        case .map: "a map"
        }
    }

    var isText: Bool { if case .text = content { true } else { false } }
    var isList: Bool { if case .list = content { true } else { false } }
    var isMap: Bool { if case .map = content { true } else { false } }

    /// The plain or quoted text, where it is one.
    var text: String? { if case .text(let text, plain: _) = content { text } else { nil } }

    /// The pairs of a map, else none.
    var pairs: [YAMLEntry] { if case .map(let pairs) = content { pairs } else { [] } }

    /// What a short form leaves out: this value as the only entry of a map, under `key`.
    func inLongForm(_ key: String) -> YAMLNode {
        var value = self
        value.path = YAMLNode.join(path, key)
        return YAMLNode(content: .map([YAMLEntry(key: key, place: place, value: value)]), place: place, path: path)
    }

    /// The path of `key` in the map at `path`.
    static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : path + "." + key }
}

/// One key of a map with its value.
struct YAMLEntry {
    var key: String
    /// Where the key stands.
    var place: Place
    var value: YAMLNode
}

/// Text of the study between backticks, shortened where it is long.
func quote(_ text: String) -> String { text.count > 60 ? "`\(text.prefix(57))…`" : "`\(text)`" }

/// `line:column`, for a second place in the same message; the file too where it is another one.
func short(_ place: Place, from file: String) -> String {
    place.file == file && place.line > 0 ? "\(place.line):\(place.column)" : place.text
}
