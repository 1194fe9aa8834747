/// Whether files are a draft or a release: the one thing in which the two differ.
package enum Mark: String, Sendable {
    case draft, release
}
