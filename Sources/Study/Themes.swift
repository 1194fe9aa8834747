/// Which themes people who code comments gave each of them. A comment is known by a key alone.
package struct Themes: Sendable, Equatable, Encodable {
    /// One comment.
    package struct Entry: Sendable, Equatable, Encodable {
        package var key: String
        /// Positions of its themes among the options.
        package var options: [Int]

        package init(key: String, options: [Int]) {
            self.key = key
            self.options = options
        }
    }

    /// The question whose words these are.
    package var question: String
    /// Ascending by key.
    package var entries: [Entry]

    package init(question: String, entries: [Entry]) {
        self.question = question
        self.entries = entries
    }

    /// The name of the question that the themes of a question of words are.
    package static func name(of question: String) -> String { question + ".themes" }
}

/// The key of a comment, from its text and a secret that stays where the comments were handed out.
package typealias CommentKey = @Sendable (_ text: String) -> String
