/// What one cell of an item column holds, before a platform spells it in its own way.
enum Cell: Equatable {
    /// 1 to 5 as the person chose it; a reversed item is not turned round.
    case answered(Int)
    /// Shown and left blank.
    case skipped
    /// Never on the screen. A CSV cannot say this: there it is `skipped`.
    case notShown
    case notApplicable
    /// The recode -99.
    case missingCode
    /// A label or code that is on no scale.
    case unknown
}
