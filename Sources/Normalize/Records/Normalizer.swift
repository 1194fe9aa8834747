import Ingest
import Study

/// Turns record blocks of one source into code blocks: who, which wave, which atom, which fate. One a worker.
package struct Normalizer: Sendable {
    /// Where a respondent's record lies, under a key that is drawn anew for every process.
    package struct Fingerprint: Sendable {
        package let key: UInt64
        package let place: Int
    }

    package private(set) var ledger = Ledger()
    package private(set) var atoms: AtomTable
    package private(set) var fingerprints: [Fingerprint] = []
    /// First places of each fate but `used`, and of answers that no label explains.
    package private(set) var troubles: [FirstPlaces] = Array(repeating: FirstPlaces(), count: Fate.allCases.count)
    package private(set) var invalidAnswers = FirstPlaces()
    /// By item: answers that no label explains.
    package private(set) var invalidByItem: [Int]

    private let binding: Binding
    private let population: Population
    private let layout: Layout
    private let partials: PartialPolicy
    private let plan: PartitionPlan
    /// Number of the wave when the source belongs to one.
    private let fixedWave: Int?
    private var waveCache = ByteIndex()
    private var attributeCaches: [ByteIndex]
    private var attributeTexts: [[String]]
    /// From wave and local attribute numbers to atoms.
    private var combinations: AtomTable
    private var atomOfCombination: [Int32] = []
    private var row: [Int32]
    /// By partition: the cell of each local attribute number (-2: not asked for yet).
    private var cells: [[Int32]]
    /// By partition: the cell of each pair of local attribute numbers, for crossed cuts.
    private var crossedCells: [[Int64: Int32]]
    private var learned: [[String: UInt8]]

    package init(
        _ study: Study, binding: Binding, population: Population, layout: Layout, wave: String?, hasPeople: Bool
    ) {
        self.binding = binding
        self.population = population
        self.layout = layout
        partials = study.partials
        plan = PartitionPlan(study, hasPeople: hasPeople)
        fixedWave = wave.flatMap { population.space.wave($0) }.map(Int.init)
        atoms = population.atoms.unanswered
        attributeCaches = binding.attributes.map { _ in ByteIndex() }
        attributeTexts = binding.attributes.map { _ in [] }
        combinations = AtomTable(partitions: binding.attributes.count)
        row = Array(repeating: 0, count: binding.attributes.count + 1)
        cells = plan.partitions.map { _ in [] }
        crossedCells = plan.partitions.map { _ in [:] }
        invalidByItem = study.items.map { _ in 0 }
        learned = binding.vocabularies.map { _ in [:] }
    }

    /// What one record is, before it is counted.
    package enum Verdict: Sendable, Equatable {
        case refused(Fate)
        /// A response of this atom (-1: none) and wave, with or without a valid answer.
        case response(atom: Int, wave: Int, empty: Bool)
    }

    /// Normalizes a block: codes are completed in place, used records are listed in `out`.
    package mutating func normalize(_ block: RecordBlock, into out: inout CodeBlock) {
        out.clear()
        ledger.arrive(block.count)
        resolveMisses(block)
        for record in 0..<block.count {
            switch verdict(block, record) {
            case .refused(let fate):
                ledger.add(fate)
                troubles[fate.rawValue].add(block.places[record])
            case .response(let atom, let wave, let empty):
                remember(block, record, wave)
                ledger.add(empty ? .empty : .used)
                if empty { continue }
                atoms.answer(atom, 1)
                out.append(record: record, atom: atom)
            }
        }
    }

    /// Decides about one record; changes nothing but caches.
    package mutating func verdict(_ block: RecordBlock, _ record: Int) -> Verdict {
        if let fate = Fate(block.faults[record]) { return .refused(fate) }
        if let slot = binding.status, !layout.statuses.isEmpty {
            let meaning = layout.statuses[block.text(record, slot)] ?? .normal
            if let fate = Fate(meaning) { return .refused(fate) }
        }
        guard let wave = wave(block, record) else { return .refused(.otherWave) }
        guard let atom = atom(block, record, wave) else { return .refused(.unmatched) }
        if partials == .drop, !isFinished(block, record) { return .refused(.partial) }
        return .response(atom: atom, wave: wave, empty: isEmpty(block, record))
    }

    /// Whether the platform calls the response finished. Without such a mark every response is.
    package func isFinished(_ block: RecordBlock, _ record: Int) -> Bool {
        if let slot = binding.finished, !layout.unfinished.isEmpty {
            return !layout.unfinished.contains(block.text(record, slot))
        }
        guard layout.format.hasPrefix("limesurvey"), let slot = binding.submitted else { return true }
        return block.spans[record * block.textSlots + slot].count > 0
    }

    /// The respondent's id, trimmed; nil when the export has none.
    package func person(_ block: RecordBlock, _ record: Int) -> String? {
        guard let slot = binding.person else { return nil }
        let id = Headers.trim(block.text(record, slot))
        return id.isEmpty ? nil : id
    }

    /// When the response was handed in, as text.
    package func submitted(_ block: RecordBlock, _ record: Int) -> String {
        binding.submitted.map { block.text(record, $0) } ?? ""
    }

    /// Texts of the attributes, for comparing the content of two records.
    package func attributeContent(_ block: RecordBlock, _ record: Int) -> [String] {
        binding.attributes.map { block.text(record, $0) }
    }

    /// Looks at answers that the walk did not know.
    package mutating func resolveMisses(_ block: RecordBlock) {
        for miss in block.misses {
            let table = binding.tableOfItem[miss.slot]
            let text = block.text(of: miss.span)
            var code = learned[table][text]
            if code == nil {
                code = binding.vocabularies[table].code(text)
                if learned[table].count < 4096 { learned[table][text] = code }
            }
            block.codes[miss.record * block.stride + miss.slot] = code ?? AnswerCode.invalid
            if code == AnswerCode.invalid {
                invalidAnswers.add(block.places[miss.record])
                invalidByItem[miss.slot] += 1
            }
        }
    }

    private mutating func wave(_ block: RecordBlock, _ record: Int) -> Int? {
        if let fixedWave { return fixedWave }
        guard let slot = binding.wave else { return nil }
        let span = block.spans[record * block.textSlots + slot]
        if let known = waveCache.find(block.bytes + Int(span.start), span.count) { return Int(known) }
        let name = Headers.trim(block.text(of: span))
        guard !name.isEmpty, let number = population.space.wave(name) else { return nil }
        waveCache.insert(UnsafeBufferPointer(start: block.bytes + Int(span.start), count: span.count), number)
        return Int(number)
    }

    private mutating func atom(_ block: RecordBlock, _ record: Int, _ wave: Int) -> Int? {
        if population.form == .peopleFile {
            guard let slot = binding.person else { return nil }
            let span = block.spans[record * block.textSlots + slot]
            if let atom = population.atom(wave: wave, id: block.bytes + Int(span.start), span.count) { return atom }
            guard let id = person(block, record) else { return nil }
            return Array(id.utf8).withUnsafeBufferPointer { buffer in
                buffer.baseAddress.flatMap { population.atom(wave: wave, id: $0, buffer.count) }
            }
        }
        row[0] = Int32(wave)
        for i in attributeCaches.indices { row[i + 1] = attribute(i, block, record) }
        let known = combinations.count
        let combination = row.withUnsafeBufferPointer { combinations.atom($0) }
        if combination == known { atomOfCombination.append(newAtom(wave)) }
        let atom = atomOfCombination[combination]
        return atom < 0 ? nil : Int(atom)
    }

    /// The local number of an attribute's text.
    private mutating func attribute(_ i: Int, _ block: RecordBlock, _ record: Int) -> Int32 {
        let span = block.spans[record * block.textSlots + binding.attributes[i]]
        if let known = attributeCaches[i].find(block.bytes + Int(span.start), span.count) { return known }
        let number = Int32(attributeTexts[i].count)
        attributeTexts[i].append(Headers.trim(block.text(of: span)))
        attributeCaches[i].insert(UnsafeBufferPointer(start: block.bytes + Int(span.start), count: span.count), number)
        return number
    }

    /// The atom for the combination in `row`; -1 where head counts know nobody like that.
    private mutating func newAtom(_ wave: Int) -> Int32 {
        var numbers = [Int32(wave)]
        for number in plan.partitions.indices { numbers.append(cell(number)) }
        let before = atoms.count
        let atom = numbers.withUnsafeBufferPointer { atoms.atom($0) }
        let isNew = atom >= before
        return population.form == .headCounts && (isNew || population.atoms.headCounts[atom] == 0) ? -1 : Int32(atom)
    }

    /// The cell of a partition for the attributes in `row`.
    private mutating func cell(_ number: Int) -> Int32 {
        let attributes = plan.partitions[number].attributes
        if attributes.count == 2 {
            let key = Int64(row[attributes[0] + 1]) << 32 | Int64(row[attributes[1] + 1])
            if let known = crossedCells[number][key] { return known }
            let cell = namedCell(number)
            crossedCells[number][key] = cell
            return cell
        }
        guard attributes.count == 1 else { return -1 }
        let local = Int(row[attributes[0] + 1])
        while cells[number].count <= local { cells[number].append(-2) }
        if cells[number][local] == -2 { cells[number][local] = namedCell(number) }
        return cells[number][local]
    }

    private func namedCell(_ number: Int) -> Int32 {
        let values = attributeTexts.indices.map { attributeTexts[$0][Int(row[$0 + 1])] }
        let rows = AtomRows(space: population.space, plan: plan, wave: 0)
        return rows.cell(number, plan.partitions[number], values, home: nil, direct: nil)
    }

    private func isEmpty(_ block: RecordBlock, _ record: Int) -> Bool {
        let codes = block.codes + record * block.stride
        for slot in 0..<block.codeSlots where AnswerCode.isAnswer(codes[slot]) { return false }
        return true
    }

    private mutating func remember(_ block: RecordBlock, _ record: Int, _ wave: Int) {
        guard let slot = binding.person else { return }
        let span = block.spans[record * block.textSlots + slot]
        guard span.count > 0 else { return }
        var hasher = Hasher()
        let first = block.bytes[Int(span.start)], last = block.bytes[Int(span.start) + span.count - 1]
        if span.doubled || first <= 32 || last <= 32 || first >= 0x80 || last >= 0x80 {
            guard let id = person(block, record) else { return }
            Array(id.utf8).withUnsafeBytes { hasher.combine(bytes: $0) }
        } else {
            hasher.combine(bytes: UnsafeRawBufferPointer(start: block.bytes + Int(span.start), count: span.count))
        }
        hasher.combine(wave)
        fingerprints.append(Fingerprint(key: UInt64(bitPattern: Int64(hasher.finalize())), place: block.places[record]))
    }

    /// Takes back a response that was counted. Its answers are taken back by Score.
    package mutating func takeBack(atom: Int) { atoms.answer(atom, -1) }
}
