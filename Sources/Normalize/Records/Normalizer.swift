import Ingest
import Study

/// Turns record blocks of one source into code blocks: who, which wave, which cells, which fate. One a worker.
package struct Normalizer: Sendable {
    package private(set) var ledger = Ledger()
    package private(set) var respondents: Respondents
    package private(set) var fingerprints = Fingerprints()
    /// First places of each fate but `used`, and of answers that no label explains.
    package private(set) var troubles: [FirstPlaces] = Array(repeating: FirstPlaces(), count: Fate.allCases.count)
    package private(set) var invalidAnswers = FirstPlaces()
    /// Of these, those that look like what a spreadsheet makes of a range.
    package private(set) var damagedAnswers = FirstPlaces()
    /// Records whose id is somebody's without the zeros it begins with.
    package private(set) var shortenedIDs = FirstPlaces()
    /// Every record with a fate but `used`; gathered only on request, since it may be all of a large file.
    package private(set) var rejects: [Reject] = []
    /// By item and slot of a question: answers that no label explains.
    package private(set) var invalidBySlot: [Int]

    private let binding: Binding
    private let population: Population
    private let layout: Layout
    private let partials: PartialPolicy
    private let gathersRejects: Bool
    private let plan: PartitionPlan
    /// Number of the wave when the source belongs to one.
    private let fixedWave: Int?
    private var waves = ByteIndex()
    private var statuses = ByteIndex()
    private var attributes: [AttributeColumn]
    private var crossings: [Crossing]
    private let fingerprintKey = FingerprintKey()
    /// By record of the block at hand: why it is refused, nil where it is not.
    private var refusals: [Fate?] = []
    /// The record that `verdict` looks at.
    private var single = CodeBlock()
    private var learned: [[String: UInt8]]

    package init(
        _ study: Study, binding: Binding, population: Population, layout: Layout, wave: String?, hasPeople: Bool,
        gathersRejects: Bool = false
    ) {
        self.gathersRejects = gathersRejects
        self.binding = binding
        self.population = population
        self.layout = layout
        partials = study.partials
        plan = PartitionPlan(study, hasPeople: hasPeople)
        fixedWave = wave.flatMap { population.space.wave($0) }.map(Int.init)
        respondents = Respondents(population)
        let partitions = plan.partitions
        attributes = binding.attributes.enumerated().map { number, slot in
            AttributeColumn(slot: slot, partitions: partitions.indices.filter { partitions[$0].attributes == [number] })
        }
        let space = population.space
        crossings = partitions.indices.filter { partitions[$0].kind == .crossed }.map { Crossing(space, partition: $0) }
        invalidBySlot = binding.tableOfSlot.map { _ in 0 }
        learned = binding.vocabularies.map { _ in [:] }
    }

    /// What one record is, before it is counted.
    package enum Verdict: Sendable, Equatable {
        case refused(Fate)
        /// A response of this wave, with or without a valid answer; `row` says by whom.
        case response(wave: Int, empty: Bool)
    }

    /// Normalizes a block: codes are completed in place, used records are listed in `out`.
    package mutating func normalize(_ block: RecordBlock, into out: inout CodeBlock) {
        ledger.arrive(block.count)
        complete(block)
        judge(block, 0..<block.count, into: &out)
        for (record, fate) in refusals.enumerated() {
            guard let fate else { continue }
            ledger.add(fate)
            troubles[fate.rawValue].add(block.places[record])
            if gathersRejects { rejects.append(Reject(place: block.places[record], fate: fate)) }
        }
        remember(block, out)
        let responses = out.count
        if gathersRejects { gatherEmpty(block, out) }
        out.keep { [records = out.records, items = binding.items, tellsNothing = binding.tellsNothing] in
            !Self.isEmpty(block, Int(records[$0]), items, tellsNothing)
        }
        ledger.add(.empty, responses - out.count)
        ledger.add(.used, out.count)
        respondents.add(out)
    }

    private mutating func gatherEmpty(_ block: RecordBlock, _ out: CodeBlock) {
        for record in out.records where Self.isEmpty(block, Int(record), binding.items, binding.tellsNothing) {
            rejects.append(Reject(place: block.places[Int(record)], fate: .empty))
        }
    }

    /// Decides about one record; changes nothing but caches.
    package mutating func verdict(_ block: RecordBlock, _ record: Int) -> Verdict {
        var single = CodeBlock()
        swap(&single, &self.single)
        defer { swap(&single, &self.single) }
        judge(block, record..<record + 1, into: &single)
        if let fate = refusals[0] { return .refused(fate) }
        return .response(
            wave: Int(single.cells[0]), empty: Self.isEmpty(block, record, binding.items, binding.tellsNothing))
    }

    /// Wave and cells of the respondent that `verdict` was asked about.
    package var row: [Int32] { single.cells }

    /// Fills `refusals` for some records, and `out` with those that are responses, and the cells of who gave them.
    private mutating func judge(_ block: RecordBlock, _ range: Range<Int>, into out: inout CodeBlock) {
        out.clear(width: plan.partitions.count + 1)
        refusals.removeAll(keepingCapacity: true)
        for record in range {
            var fate = Fate(block.faults[record])
            if fate == nil, binding.status != nil, !layout.statuses.isEmpty { fate = status(block, record) }
            if fate == nil, let wave = wave(block, record) {
                out.append(record: record, wave: wave)
            } else if fate == nil {
                fate = .otherWave
            }
            refusals.append(fate)
        }
        if population.form == .peopleFile { findPeople(block, &out) } else { findCells(block, &out) }
        refuse(.unmatched, from: range.lowerBound, &out) { [form = population.form, atoms = out.atoms] number in
            form != .answersAlone && atoms[number] < 0
        }
        if partials == .drop {
            refuse(.partial, from: range.lowerBound, &out) { [self, records = out.records] number in
                !isFinished(block, Int(records[number]))
            }
        }
    }

    /// Takes records out that `isRefused` says so of.
    private mutating func refuse(
        _ fate: Fate, from first: Int, _ out: inout CodeBlock, _ isRefused: (_ number: Int) -> Bool
    ) {
        let refused = (0..<out.count).map(isRefused)
        guard refused.contains(true) else { return }
        for number in 0..<out.count where refused[number] { refusals[Int(out.records[number]) - first] = fate }
        out.keep { !refused[$0] }
    }

    /// What the platform's status of a record says, if it refuses it.
    private mutating func status(_ block: RecordBlock, _ record: Int) -> Fate? {
        guard let slot = binding.status else { return nil }
        let span = block.spans[record * block.textSlots + slot]
        if let known = statuses.find(block.bytes + Int(span.start), span.count) { return Fate(rawValue: Int(known)) }
        let fate = Fate(layout.statuses[block.text(of: span)] ?? .normal)
        statuses.insert(
            UnsafeBufferPointer(start: block.bytes + Int(span.start), count: span.count),
            fate.map { Int32($0.rawValue) } ?? -1)
        return fate
    }

    /// Whether the platform calls the response finished. Without such a mark every response is.
    package func isFinished(_ block: RecordBlock, _ record: Int) -> Bool {
        if let slot = binding.finished, !layout.unfinished.isEmpty {
            return !layout.unfinished.contains(block.text(record, slot))
        }
        guard layout.needsSubmission, let slot = binding.submitted else { return true }
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

    /// Looks at answers that the walk did not know, and at those that only make sense together.
    package mutating func complete(_ block: RecordBlock) {
        resolveMisses(block)
        for choice in binding.choices {
            choice.complete(block) { record in
                invalidAnswers.add(block.places[record])
                invalidBySlot[choice.slots.lowerBound] += 1
            }
        }
    }

    private mutating func resolveMisses(_ block: RecordBlock) {
        for miss in block.misses {
            let table = binding.tableOfSlot[miss.slot]
            let text = block.text(of: miss.span)
            if binding.vocabularies[table] is PresenceVocabulary {
                // What people wrote is not learned.
                block.codes[miss.record * block.stride + miss.slot] = binding.vocabularies[table].code(text)
                continue
            }
            var code = learned[table][text]
            if code == nil {
                code = binding.vocabularies[table].code(text)
                if learned[table].count < 4096 { learned[table][text] = code }
            }
            block.codes[miss.record * block.stride + miss.slot] = code ?? AnswerCode.invalid
            if code == AnswerCode.invalid {
                invalidAnswers.add(block.places[miss.record])
                invalidBySlot[miss.slot] += 1
                if Damage(text) == .date { damagedAnswers.add(block.places[miss.record]) }
            }
        }
    }

    private mutating func wave(_ block: RecordBlock, _ record: Int) -> Int32? {
        if let fixedWave { return Int32(fixedWave) }
        guard let slot = binding.wave else { return nil }
        let span = block.spans[record * block.textSlots + slot]
        if let known = waves.find(block.bytes + Int(span.start), span.count) { return known < 0 ? nil : known }
        let name = Headers.trim(block.text(of: span))
        let number = name.isEmpty ? nil : population.space.wave(name)
        waves.insert(UnsafeBufferPointer(start: block.bytes + Int(span.start), count: span.count), number ?? -1)
        return number
    }

    /// Finds the cells of respondents by their attributes.
    private mutating func findCells(_ block: RecordBlock, _ out: inout CodeBlock) {
        let (width, names) = (out.width, AtomRows(space: population.space, plan: plan, wave: 0))
        out.withRows { rows, records in
            for i in attributes.indices {
                attributes[i].fill(block, records, into: rows, width: width) { names.cell($0, of: $1) }
            }
            for i in crossings.indices { crossings[i].fill(rows, records.count, width: width) }
        }
        guard population.form == .headCounts else { return }
        for number in 0..<out.count {
            let row = out.cells[number * width..<(number + 1) * width]
            let atom = row.withUnsafeBufferPointer { population.atoms.existing($0) } ?? -1
            if atom >= 0, population.atoms.headCounts[atom] > 0 { out.set(number, atom: atom) }
        }
    }

    /// Finds respondents in the people file.
    private mutating func findPeople(_ block: RecordBlock, _ out: inout CodeBlock) {
        guard let slot = binding.person else { return }
        let width = out.width
        for number in 0..<out.count {
            let (record, wave) = (Int(out.records[number]), Int(out.cells[number * width]))
            let span = block.spans[record * block.textSlots + slot]
            var found = population.atom(wave: wave, id: block.bytes + Int(span.start), span.count)
            if found == nil, let id = person(block, record) { found = population.atom(wave: wave, id: id) }
            guard let found else {
                if hasLostZeros(block, record, wave) { shortenedIDs.add(block.places[record]) }
                continue
            }
            out.set(number, atom: found, row: population.atoms.rows[found * width..<(found + 1) * width])
        }
    }

    /// Whether an id that matches nobody would match somebody with zeros before it.
    private func hasLostZeros(_ block: RecordBlock, _ record: Int, _ wave: Int) -> Bool {
        guard let id = person(block, record), id.utf8.count <= 12, id.utf8.allSatisfy({ $0 &- 48 < 10 }) else {
            return false
        }
        return (1...4).contains { population.atom(wave: wave, id: String(repeating: "0", count: $0) + id) != nil }
    }

    /// Whether nothing is answered. That an option was not chosen, or nothing written, is no answer: exports write both
    /// for people who never came that far.
    private static func isEmpty(_ block: RecordBlock, _ record: Int, _ items: Int, _ tellsNothing: [Bool]) -> Bool {
        let codes = block.codes + record * block.stride
        for slot in 0..<items where AnswerCode.isAnswer(codes[slot]) { return false }
        for slot in items..<block.codeSlots where WideCode.isAnswer(codes[slot]) {
            if codes[slot] > 1 || !tellsNothing[slot - items] { return false }
        }
        return true
    }

    /// Keeps a fingerprint of each response.
    private mutating func remember(_ block: RecordBlock, _ out: CodeBlock) {
        guard let slot = binding.person else { return }
        let key = fingerprintKey
        for number in 0..<out.count {
            let (record, wave) = (Int(out.records[number]), Int(out.cells[number * out.width]))
            let span = block.spans[record * block.textSlots + slot]
            guard span.count > 0 else { continue }
            let bytes = block.bytes + Int(span.start)
            let (first, last) = (bytes[0], bytes[span.count - 1])
            if span.doubled || first <= 32 || last <= 32 || first >= 0x80 || last >= 0x80 {
                guard let id = person(block, record).map({ Array($0.utf8) }) else { continue }
                let found = ByteIndex.withReach(id) { key.key($0, id.count, wave: wave) }
                fingerprints.add(.init(key: found, place: block.places[record]))
            } else {
                fingerprints.add(.init(key: key.key(bytes, span.count, wave: wave), place: block.places[record]))
            }
        }
    }
}
