import Study

/// The code tables of a plan in one piece, so that the walk over cells follows pointers and touches no reference count.
///
/// As in `CodeTable`: a cell of one byte is one look-up, a longer one is found by its first and last eight bytes and its
/// length, and compared in full only beyond sixteen bytes.
struct CodeLookup: Sendable {
    fileprivate struct Probe: Sendable {
        var head: UInt64 = 0
        var tail: UInt64 = 0
        /// Where the text stands, and its length; 0 for a free place.
        var start: UInt32 = 0
        var count: UInt32 = 0
        var code: UInt8 = AnswerCode.unknown
    }

    /// A text that a cell may turn out to be, tried before the end of the cell is looked for.
    fileprivate struct Guess: Sendable {
        /// The first eight bytes, and the bits of them that the text has.
        var head: UInt64
        var mask: UInt64
        var start: UInt32
        var count: UInt32
        var code: UInt8
        /// Another text with the same first byte, -1 for none.
        var next: Int32
    }

    /// Texts with one first byte that are tried.
    private static let mostGuesses = 4

    /// By table and first byte: the text to try first, -1 for none.
    private var firstGuess: [Int32]
    private var guesses: [Guess] = []
    /// Codes of empty cells, by table.
    private let empty: [UInt8]
    /// Codes of all one-byte cells, 256 a table.
    private let single: [UInt8]
    /// A stretch of places a table.
    private let probes: [Probe]
    private let places: Int
    private let text: [UInt8]

    /// - Parameter besides: bytes that end a cell or open one in quotes.
    init(_ tables: [CodeTable], besides: [UInt8] = []) {
        func code(_ table: CodeTable, _ bytes: [UInt8]) -> UInt8 {
            bytes.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { table.code($0, buffer.count) } ?? AnswerCode.unknown
            }
        }
        empty = tables.map { table in withUnsafePointer(to: 0 as UInt8) { table.code($0, 0) } }
        single = tables.flatMap { table in
            (0...255).map { besides.contains(UInt8($0)) ? AnswerCode.unknown : code(table, [UInt8($0)]) }
        }
        var places = 16
        while places < 4 * (tables.map(\.texts.count).max() ?? 0) { places *= 2 }
        self.places = places
        var probes = [Probe](repeating: Probe(), count: max(1, tables.count) * places)
        var text: [UInt8] = []
        for (number, table) in tables.enumerated() {
            for (bytes, code) in table.texts {
                let (head, tail) = (bytes + [UInt8](repeating: 0, count: 8)).withUnsafeBytes { buffer in
                    buffer.baseAddress.map { Self.ends($0, bytes.count) } ?? (0, 0)
                }
                var place = Self.hash(head, tail, bytes.count) & (places - 1)
                while probes[number * places + place].count > 0 { place = (place + 1) & (places - 1) }
                probes[number * places + place] = Probe(
                    head: head, tail: tail, start: UInt32(text.count), count: UInt32(bytes.count), code: code)
                text += bytes
            }
        }
        self.probes = probes
        self.text = text + [UInt8](repeating: 0, count: 8)
        firstGuess = Array(repeating: -1, count: max(1, tables.count) << 8)
        addGuesses(besides)
        // An empty list need not have an address, and without one there would be no cursor at all.
        if guesses.isEmpty { guesses.append(Guess(head: 0, mask: 0, start: 0, count: 0, code: 0, next: -1)) }
    }

    private mutating func addGuesses(_ besides: [UInt8]) {
        var lengths = [Int](repeating: 0, count: firstGuess.count)
        for (place, probe) in probes.enumerated() where probe.count > 1 {
            let own = text[Int(probe.start)..<Int(probe.start + probe.count)]
            let list = (place / places) << 8 | Int(own[own.startIndex])
            // A text with a delimiter in it is only itself in quotes.
            guard lengths[list] < Self.mostGuesses, !own.contains(where: besides.contains) else { continue }
            lengths[list] += 1
            let mask = probe.count < 8 ? (1 << UInt64(8 * probe.count)) - 1 : UInt64.max
            guesses.append(
                Guess(
                    head: probe.head, mask: mask, start: probe.start, count: probe.count, code: probe.code,
                    next: firstGuess[list]))
            firstGuess[list] = Int32(guesses.count - 1)
        }
    }

    /// What the walk needs, as pointers.
    struct Cursor {
        fileprivate let empty: UnsafePointer<UInt8>
        let single: UnsafePointer<UInt8>
        fileprivate let probes: UnsafePointer<Probe>
        fileprivate let mask: Int
        fileprivate let text: UnsafePointer<UInt8>
        fileprivate let firstGuess: UnsafePointer<Int32>
        fileprivate let guesses: UnsafePointer<Guess>

        /// The code of an empty cell.
        @inline(__always)
        func empty(_ table: Int) -> UInt8 { empty[table] }

        /// The code and length of a text that the bytes begin with and that `end` follows, if it is easily guessed. There
        /// must be a byte that is in no text within what can be read.
        @inline(__always)
        func guess(_ table: Int, _ bytes: UnsafePointer<UInt8>, before end: UInt8) -> (code: UInt8, count: Int)? {
            var number = firstGuess[table << 8 | Int(bytes[0])]
            let head = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
            while number >= 0 {
                let guess = guesses + Int(number)
                let count = Int(guess.pointee.count)
                if (head ^ guess.pointee.head) & guess.pointee.mask == 0, agrees(guess, bytes, count),
                    bytes[count] == end
                {
                    return (guess.pointee.code, count)
                }
                number = guess.pointee.next
            }
            return nil
        }

        /// Whether the bytes behind the first eight are the text's.
        @inline(__always)
        private func agrees(_ guess: UnsafePointer<Guess>, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
            guard count > 8 else { return true }
            let own = text + Int(guess.pointee.start)
            var at = 8
            // Word by word, and at last the last eight bytes.
            while at < count {
                let place = min(at, count - 8)
                let (left, right) = (UnsafeRawPointer(own + place), UnsafeRawPointer(bytes + place))
                if left.loadUnaligned(as: UInt64.self) != right.loadUnaligned(as: UInt64.self) { return false }
                at += 8
            }
            return true
        }

        /// The code of the text of `count` bytes at `start`, or `AnswerCode.unknown`. Seven bytes behind the text must be
        /// readable.
        @inline(__always)
        func code(_ table: Int, _ start: UnsafePointer<UInt8>, _ count: Int) -> UInt8 {
            if count < 2 { return count == 1 ? single[table << 8 | Int(start[0])] : empty[table] }
            let (head, tail) = ends(UnsafeRawPointer(start), count)
            let own = probes + table * (mask + 1)
            var place = hash(head, tail, count) & mask
            while own[place].count > 0 {
                if own[place].head == head, own[place].tail == tail, Int(own[place].count) == count,
                    count <= 16 || same(text + Int(own[place].start), start, count)
                {
                    return own[place].code
                }
                place = (place + 1) & mask
            }
            return unknown
        }
    }

    func withCursor<Result>(_ body: (Cursor) throws -> Result) rethrows -> Result? {
        try empty.withUnsafeBufferPointer { empty in
            try single.withUnsafeBufferPointer { single in
                try probes.withUnsafeBufferPointer { probes in
                    try text.withUnsafeBufferPointer { text in
                        // A plan without tables has no answer cells, and so asks for nothing.
                        guard let probes = probes.baseAddress, let text = text.baseAddress else { return nil }
                        return try firstGuess.withUnsafeBufferPointer { firstGuess in
                            try guesses.withUnsafeBufferPointer { guesses in
                                guard let first = firstGuess.baseAddress, let guesses = guesses.baseAddress else {
                                    return nil
                                }
                                return try body(
                                    Cursor(
                                        empty: empty.baseAddress ?? text, single: single.baseAddress ?? text,
                                        probes: probes, mask: places - 1, text: text, firstGuess: first,
                                        guesses: guesses))
                            }
                        }
                    }
                }
            }
        }
    }

    private static let unknown = AnswerCode.unknown

    @inline(__always)
    private static func hash(_ head: UInt64, _ tail: UInt64, _ count: Int) -> Int {
        let mixed = (head ^ (tail &<< 1) ^ UInt64(truncatingIfNeeded: count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed &>> 32)
    }

    /// The first eight and the last eight bytes of a text (the same word twice where it is shorter than eight).
    @inline(__always)
    private static func ends(_ start: UnsafeRawPointer, _ count: Int) -> (UInt64, UInt64) {
        if count >= 8 {
            return (
                start.loadUnaligned(as: UInt64.self), start.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            )
        }
        let word = start.loadUnaligned(as: UInt64.self) & ((1 &<< UInt64(truncatingIfNeeded: 8 * count)) &- 1)
        return (word, word)
    }

    @inline(__always)
    private static func same(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        // Head and tail are known to agree.
        var at = 8
        while at < count - 8 {
            let (left, right) = (UnsafeRawPointer(a + at), UnsafeRawPointer(b + at))
            if left.loadUnaligned(as: UInt64.self) != right.loadUnaligned(as: UInt64.self) { return false }
            at += 8
        }
        return true
    }
}
