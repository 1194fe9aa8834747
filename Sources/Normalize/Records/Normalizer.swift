import Ingest
import Study

/// Turns record blocks of one source into code blocks: who, which wave, which cells, which fate. One a worker.
package struct Normalizer: Sendable {
    /// Where a respondent's record lies, under a key that is drawn anew for every process.
    package struct Fingerprint: Sendable {
        package let key: UInt64
        package let place: Int
    }

    package private(set) var ledger = Ledger()
    package private(set) var respondents: Respondents
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
    /// By attribute: the number of the text in the record that is looked at.
    private var locals: [Int32]
    /// Wave and cells of the respondent who is looked at, and the atom where the population declares it.
    package private(set) var row: [Int32]
    private var atom = -1
    /// By partition: the cell of each local attribute number (-2: not asked for yet).
    private var cells: [[Int32]]
    /// By partition: cells of crossed cuts.
    private var crossings: [Crossing?]
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
        respondents = Respondents(population)
        attributeCaches = binding.attributes.map { _ in ByteIndex() }
        attributeTexts = binding.attributes.map { _ in [] }
        locals = Array(repeating: 0, count: binding.attributes.count)
        row = Array(repeating: -1, count: plan.partitions.count + 1)
        cells = plan.partitions.map { _ in [] }
        let space = population.space
        crossings = plan.partitions.enumerated().map { number, partition in
            partition.kind == .crossed ? Crossing(space, partition: number) : nil
        }
        invalidByItem = study.items.map { _ in 0 }
        learned = binding.vocabularies.map { _ in [:] }
    }

    /// What one record is, before it is counted.
    package enum Verdict: Sendable, Equatable {
        case refused(Fate)
        /// A response of this wave, with or without a valid answer; `row` says who.
        case response(wave: Int, empty: Bool)
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
            case .response(let wave, let empty):
                remember(block, record, wave)
                ledger.add(empty ? .empty : .used)
                if empty { continue }
                if atom >= 0 { respondents.add(atom: atom) } else { respondents.add(row) }
                out.append(record: record, cells: row)
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
        guard findRow(block, record, wave) else { return .refused(.unmatched) }
        if partials == .drop, !isFinished(block, record) { return .refused(.partial) }
        return .response(wave: wave, empty: isEmpty(block, record))
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

    /// Finds wave and cells of a respondent; false where the population has nobody like that.
    private mutating func findRow(_ block: RecordBlock, _ record: Int, _ wave: Int) -> Bool {
        if population.form == .peopleFile { return findPerson(block, record, wave) }
        row[0] = Int32(wave)
        for i in locals.indices { locals[i] = attribute(i, block, record) }
        for number in crossings.indices where crossings[number] == nil { row[number + 1] = cell(number) }
        for number in crossings.indices {
            if let cell = crossings[number]?.cell(row) { row[number + 1] = cell }
        }
        guard population.form == .headCounts else { return true }
        atom = row.withUnsafeBufferPointer { population.atoms.existing($0) } ?? -1
        return atom >= 0 && population.atoms.headCounts[atom] > 0
    }

    private mutating func findPerson(_ block: RecordBlock, _ record: Int, _ wave: Int) -> Bool {
        guard let slot = binding.person else { return false }
        let span = block.spans[record * block.textSlots + slot]
        var found = population.atom(wave: wave, id: block.bytes + Int(span.start), span.count)
        if found == nil, let id = person(block, record) {
            found = Array(id.utf8).withUnsafeBufferPointer { buffer in
                buffer.baseAddress.flatMap { population.atom(wave: wave, id: $0, buffer.count) }
            }
        }
        guard let found else { return false }
        atom = found
        for i in row.indices { row[i] = population.atoms.rows[found * row.count + i] }
        return true
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

    /// The cell of a partition that has one attribute, for those in `locals`.
    private mutating func cell(_ number: Int) -> Int32 {
        guard let attribute = plan.partitions[number].attributes.first else { return -1 }
        let local = Int(locals[attribute])
        while cells[number].count <= local { cells[number].append(-2) }
        if cells[number][local] == -2 { cells[number][local] = namedCell(number) }
        return cells[number][local]
    }

    private func namedCell(_ number: Int) -> Int32 {
        let values = attributeTexts.indices.map { attributeTexts[$0][Int(locals[$0])] }
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
}
