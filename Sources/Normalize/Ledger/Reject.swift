/// A record that no number rests on, and why: where it is, never what it says.
package struct Reject: Sendable, Equatable {
    /// Place in the file, for `Export.lines`.
    package var place: Int
    package var fate: Fate

    package init(place: Int, fate: Fate) {
        self.place = place
        self.fate = fate
    }
}
