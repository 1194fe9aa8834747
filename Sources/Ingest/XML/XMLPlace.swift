/// Where a record of an XML file is: its number in the piece it was found in, or in the file when that was parsed in one
/// go. Places of one way of parsing are in the order of the file.
struct XMLPlace {
    /// Nil: the file was parsed in one go.
    let piece: Int?
    let number: Int

    private static let bits = 48, split = 1 << 62

    init(piece: Int?, number: Int) {
        self.piece = piece
        self.number = number
    }

    init(_ packed: Int) {
        piece = packed & Self.split == 0 ? nil : (packed & ~Self.split) >> Self.bits
        number = packed & (1 << Self.bits - 1)
    }

    var packed: Int { piece.map { Self.split | $0 << Self.bits | number } ?? number }
}
