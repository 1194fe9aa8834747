import Yams

/// What the parser has to say, in words that help.
struct YAMLProblem {
    var message: String
    var mark: Position?
    var help = "save the study as plain UTF-8 text"

    static let tooDeep = "nested more than \(YAMLComposer.deepest) levels deep"
    static let tooDeepHelp = "no key of a study lies that deep: look for a bracket or an indent too many"

    init(_ error: YamlError, _ lines: TextLines) {
        switch error {
        case .scanner(let context, let problem, let mark, yaml: _),
            .parser(let context, let problem, let mark, yaml: _):
            message = "not valid YAML: " + [context?.text, problem].compactMap(\.self).joined(separator: ", ")
            self.mark = Position(mark)
            help = "look at the indents, quotes and brackets here and on the line before"
            if lines.scalar(at: Position(mark)) == "\t" {
                message = "a tab stands where only spaces may"
                help = "indent with spaces"
            } else if problem.contains("nesting level") {
                message = Self.tooDeep
                help = Self.tooDeepHelp
            }
        case .composer(_, let problem, let mark, yaml: _) where problem.contains("alias"):
            message = "anchors (`&`) and aliases (`*`) are not read"
            self.mark = Position(mark)
            help = "write the value out, or put the text in quotes if it is one"
        case .composer(_, _, let mark, yaml: _):
            message = "a second document starts here"
            self.mark = Position(mark)
            help = "a study is one document: take out the line `---` or `...`"
        case .duplicatedKeysInMapping(let duplicates, let context):
            message = "duplicate keys: " + duplicates.map { quote($0) }.joined(separator: ", ")
            mark = Position(context.mark)
            help = "keep one of each"
        case .reader:
            message = "the text holds a character that YAML does not allow"
            mark = lines.forbiddenCharacter
        default:
            message = "the study cannot be read as YAML"
        }
    }
}
