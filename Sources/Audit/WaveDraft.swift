import Study

/// The atoms of one wave as they come from the roster, with their places turned into pattern numbers.
struct WaveDraft {
    private(set) var node: [Int32] = []
    private(set) var pattern: [Int32] = []
    private(set) var people: [Int32] = []
    private(set) var coordinates: [Int32] = []
    private(set) var patterns = 0
    private var interner: PatternInterner

    private init(frame: Frame) { interner = PatternInterner(frame: frame) }

    /// The answering people by wave; nil where an atom cannot be placed (an unknown wave or group, two places in one
    /// cut, two branches of the hierarchy): the audit does not pass what it does not understand.
    static func drafts(_ input: AuditInput, _ frame: Frame) -> [WaveDraft]? {
        var drafts = Array(repeating: WaveDraft(frame: frame), count: input.waves)
        let blank = frame.slots.map { Int32($0.base) }
        let role = frame.role.map { Int32($0) }
        let slotOf = frame.flatSlot.map { Int32($0) }
        let outside = Int32(frame.root ?? frame.nodes)
        var places = blank
        let atoms = input.roster.atoms
        for i in atoms.indices {
            let answered = atoms[i].answered
            guard input.waves > atoms[i].wave, atoms[i].wave >= 0, answered >= 0 else { return nil }
            guard answered > 0 else { continue }
            for slot in blank.indices { places[slot] = blank[slot] }
            var at: Int32 = -1
            for group in atoms[i].groups {
                guard group >= 0, group < role.count else { return nil }
                let role = role[group]
                if role >= 0 {
                    guard let deeper = frame.deeper(at, role) else { return nil }
                    at = deeper
                } else {
                    let slot = Int(slotOf[Int(-1 - role)])
                    guard places[slot] == blank[slot] || places[slot] == -1 - role else { return nil }
                    places[slot] = -1 - role
                }
            }
            guard let count = Int32(exactly: answered) else { return nil }
            drafts[atoms[i].wave].append(at < 0 ? outside : at, places, count)
        }
        return drafts
    }

    private mutating func append(_ at: Int32, _ places: [Int32], _ count: Int32) {
        let number = interner.number(of: places)
        if number == patterns {
            patterns += 1
            coordinates.append(contentsOf: places)
        }
        node.append(at)
        pattern.append(Int32(number))
        people.append(count)
    }
}

extension Frame {
    /// The deeper of two nodes of one branch (-1: none yet), nil where they are on different branches.
    func deeper(_ a: Int32, _ b: Int32) -> Int32? {
        guard a >= 0, a != b else { return b }
        let (upper, lower) = a < b ? (a, b) : (b, a)
        return Int(lower) < nodeEnd[Int(upper)] ? lower : nil
    }
}

/// Numbers combinations of places in the order of their first appearance: by a dense table while that is small,
/// else by a dictionary over prefixes.
private struct PatternInterner {
    private let bases: [Int]
    private let strides: [Int]
    private var table: [Int32] = []
    private var prefixes: [UInt64: UInt64] = [:]
    private var numbers: [UInt64: Int] = [:]
    private var count = 0

    init(frame: Frame) {
        bases = frame.slots.map(\.base)
        var product = 1
        var strides: [Int] = []
        for slot in frame.slots {
            strides.append(product)
            product = product > 1 << 22 ? product : product * slot.size
        }
        self.strides = strides
        if product <= 1 << 22 { table = Array(repeating: -1, count: product) }
    }

    mutating func number(of places: [Int32]) -> Int {
        guard !table.isEmpty else { return numberByPrefix(places) }
        var code = 0
        for slot in strides.indices { code += (Int(places[slot]) - bases[slot]) * strides[slot] }
        if table[code] < 0 {
            table[code] = Int32(count)
            count += 1
        }
        return Int(table[code])
    }

    private mutating func numberByPrefix(_ places: [Int32]) -> Int {
        var prefix: UInt64 = 0
        for place in places {
            let key = prefix << 32 | UInt64(UInt32(bitPattern: place))
            if let known = prefixes[key] {
                prefix = known
            } else {
                prefix = UInt64(prefixes.count + 1)
                prefixes[key] = prefix
            }
        }
        if let known = numbers[prefix] { return known }
        numbers[prefix] = count
        count += 1
        return count - 1
    }
}
