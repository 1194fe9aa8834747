import Diagnostics
import Digests
import Ingest
import Normalize
import Platform
import Score
import Study
import Workers

/// One opened input with the source it belongs to.
struct OpenSource: Sendable {
    let source: Source
    let export: Export
    let binding: Binding
    let wave: String?
    /// The structure file with the labels, and the name of its format.
    let structure: (input: Input, format: String)?
}

/// Everything read and scored, with the inputs that it came from.
struct ReadingResult: Sendable {
    var scored: Scored
    let sources: [OpenSource]
    let people: Export?
    /// By source: records without a part in any number, when they were asked for.
    let rejects: [[Reject]]
    /// What tells one coding secret from another, where themes depend on it: the key of nothing.
    let codedWith: String?
}

/// Reads all inputs of a study into exact sums: people first, then source by source through the workers, then
/// duplicates, each step the same for any number of workers.
struct Reading {
    var pipeline: LoadedPipeline
    let workers: Workers
    var collector: Collector
    /// Whether to remember the place of every record that has no part in any number.
    var gathersRejects = false
    /// How comments are known that were handed out for coding.
    var commentKey: CommentKey?

    var study: Study { pipeline.study }
    private static let hasher: BlockHasher = { BlockDigest.hash($0) }

    func read() throws -> ReadingResult {
        let people = try openPeople()
        let population = try Population.build(study, people: people, workers: workers, collector: collector)
        let sources = try openSources(Self.attributes(population))
        try checkItems(sources)
        let result = try read(sources, people, population)
        return try RareOptions.together(result.scored.study).map { try again(result, with: $0) } ?? result
    }

    /// Options to be counted together are known when everything has been read, and who chose any of them only from record
    /// to record: everything is read once more. What was said of it has been said.
    private func again(_ result: ReadingResult, with study: Study) throws -> ReadingResult {
        var reading = self
        (reading.pipeline.study, reading.collector) = (study, Collector())
        let population = try Population.build(
            study, people: result.people, workers: workers, collector: reading.collector)
        let sources = try result.sources.map { try reading.bound($0, Self.attributes(population)) }
        return try reading.read(sources, result.people, population)
    }

    /// Attributes that exports have to name, where no people file does.
    private static func attributes(_ population: Population) -> [String] {
        population.form == .peopleFile ? [] : population.space.attributes
    }

    /// What all sources come to.
    private func read(_ sources: [OpenSource], _ people: Export?, _ population: Population) throws -> ReadingResult {
        let layout = TallyLayout(study)
        var scorer = Scorer(layout: layout, space: population.space)
        var respondents = Respondents(population)
        var parts: [SourcePart] = []
        for source in sources {
            let normalizer = Normalizer(
                study, binding: source.binding, population: population, layout: source.export.layout, wave: source.wave,
                hasPeople: people != nil, gathersRejects: gathersRejects)
            let (part, own) = try read(source, normalizer, layout, population.space, &respondents)
            if parts.isEmpty { scorer = own } else { scorer.merge(own) }
            try report(part.troubles, part.ledger, source)
            parts.append(part)
        }
        var scored = Scored(
            study: study, layout: layout, population: population, atoms: respondents.table, scorer: scorer,
            ledgers: parts.map(\.ledger))
        scored.namesPeople = sources.allSatisfy(\.binding.namesPeople)
        var duplicates = Duplicates(
            scored: scored, sources: sources, normalizers: parts.map(\.normalizer), policy: study.duplicates)
        try duplicates.resolve(parts.map(\.fingerprints), workers: workers)
        var result = ReadingResult(
            scored: duplicates.scored, sources: sources, people: people,
            rejects: gathersRejects ? duplicates.added(to: parts.map(\.rejects)) : [],
            codedWith: commentKey.map { $0("") })
        try Conservation.check(result)
        try checkHeadCounts(result.scored)
        result.scored = RareOptions.merged(result.scored)
        return result
    }

    /// What is kept of a source beside its sums.
    private struct SourcePart {
        let normalizer: Normalizer
        var ledger = Ledger()
        var fingerprints = Fingerprints()
        var troubles = Troubles()
        var rejects: [Reject] = []
    }

    private func read(
        _ source: OpenSource, _ normalizer: Normalizer, _ layout: TallyLayout, _ space: CellSpace,
        _ respondents: inout Respondents
    ) throws -> (SourcePart, Scorer) {
        let before = space.snapshot()
        var states = try source.export.read(
            plan: source.binding.plan, workers: workers, restart: { space.restore(before) },
            start: { SourceState(normalizer, Scorer(layout: layout, space: space)) },
            consume: { block, state in state.consume(block) })
        var part = SourcePart(normalizer: normalizer)
        var own = Scorer(layout: layout, space: space)
        // One after the other, and each gone when it is merged: sums of many groups are large.
        var isFirst = true
        while var state = states.popLast() {
            if isFirst { swap(&own, &state.scorer) } else { own.merge(state.scorer) }
            isFirst = false
            respondents.merge(state.normalizer.respondents)
            part.ledger.merge(state.normalizer.ledger)
            part.fingerprints.merge(state.normalizer.fingerprints)
            part.troubles.merge(state.normalizer)
            part.rejects += state.normalizer.rejects
        }
        own.fold()
        part.ledger.cells = Self.cells(own, space)
        return (part, own)
    }

    /// More people answered than a head-count table says there are: then no rate and no base is right.
    private func checkHeadCounts(_ scored: Scored) throws {
        guard scored.population.form == .headCounts, let file = study.people else { return }
        let atoms = scored.atoms
        guard (0..<atoms.count).contains(where: { atoms.answered[$0] > atoms.headCounts[$0] }) else { return }
        throw Failure(
            .headCountExceeded, "more people answered than the head counts say there are", at: Place(file: file.path),
            help: "take the head counts of the day the survey opened, for every wave")
    }

    /// An item that no source has a column for is a slip of the pen, not an item that nobody answered.
    private func checkItems(_ sources: [OpenSource]) throws {
        guard !sources.isEmpty, !sources.contains(where: { $0.export.layout.columns.isEmpty }) else { return }
        let bound = sources.reduce(into: Set<Int>()) { $0.formUnion($1.binding.boundItems) }
        let questions = sources.reduce(into: Set<Int>()) { $0.formUnion($1.binding.boundQuestions) }
        let missing =
            study.items.indices.filter { !bound.contains($0) }.map { ("item", study.items[$0].id) }
            + study.questions.indices.filter { !questions.contains($0) }.map { ("question", study.questions[$0].id) }
        guard !missing.isEmpty else { return }
        let headers = sources.flatMap { $0.export.layout.columns.map(\.id) }
        throw Failure(
            missing.map { kind, id in
                let near = NearestName.of(id, among: headers).map { "did you mean '\($0)'?" }
                return Diagnostic(
                    .columnMissing, "no source has a column for \(kind) '\(id)'", at: pipeline.place(ofItem: id),
                    help: near ?? "map a header to it with `columns`, or leave it out")
            })
    }

    private func openPeople() throws -> Export? {
        guard let file = study.people else { return nil }
        var request = Export.Request(path: pipeline.path(file.path), name: file.path)
        request.format = file.format
        request.encoding = file.encoding
        request.delimiter = file.delimiter
        request.columns = file.columns
        request.sheet = file.sheet
        request.unpackers = Unpackers.all
        request.chunk = pipeline.chunk
        return try Export.open(request, workers: workers, hasher: Self.hasher, collector: collector)
    }

    private func openSources(_ attributes: [String]) throws -> [OpenSource] {
        var opened: [OpenSource] = []
        for source in study.sources {
            for path in try SourceFiles.find(source, in: pipeline) {
                let name =
                    source.path.contains("*")
                    ? Folders.parent(of: source.path) + "/" + (path.split(separator: "/").last ?? "") : source.path
                opened.append(try open(source, path, name, attributes))
            }
        }
        return opened
    }

    private func open(_ source: Source, _ path: String, _ name: String, _ attributes: [String]) throws -> OpenSource {
        let request = try Self.request(source, path: path, name: name, pipeline, workers, collector)
        let export = try Export.open(request, workers: workers, hasher: Self.hasher, collector: collector)
        if source.format == nil { try Companions.checkAlone(export, at: path) }
        guard export.layout.holds == .responses else {
            throw Failure(
                .sourceUnsupported, "the file holds \(export.layout.holds.words)", at: Place(file: name),
                help: export.layout.holds == .people ? "name it as `people:`" : "leave it out of `sources`")
        }
        var wave: String?
        switch study.waves {
        case .one(let one): wave = one.id
        case .bySource(let waves): wave = waves.first { $0.sources.contains(source.name) }?.id
        case .byColumn: wave = nil
        }
        let binding = try binding(source, export, attributes)
        return OpenSource(
            source: source, export: export, binding: binding, wave: wave, structure: request.structure)
    }

    private func binding(_ source: Source, _ export: Export, _ attributes: [String]) throws -> Binding {
        try Binding.make(
            study, source, export, attributes: attributes, collector: collector, commentKey: commentKey)
    }

    /// An open source as this study, which is another one than when it was opened, understands it.
    private func bound(_ open: OpenSource, _ attributes: [String]) throws -> OpenSource {
        OpenSource(
            source: open.source, export: open.export, binding: try binding(open.source, open.export, attributes),
            wave: open.wave, structure: open.structure)
    }

    /// What to ask of a file, with its structure file opened.
    static func request(
        _ source: Source, path: String, name: String, _ pipeline: LoadedPipeline, _ workers: Workers,
        _ collector: Collector
    ) throws -> Export.Request {
        var request = Export.Request(path: path, name: name)
        request.format = source.format
        request.encoding = source.encoding
        request.delimiter = source.delimiter
        request.record = source.record
        request.sheet = source.sheet
        request.lastLine = source.lastLine
        request.chunk = pipeline.chunk
        request.columns = source.columns
        request.unpackers = Unpackers.all
        if let labels = source.labels {
            var structure = Export.Request(path: pipeline.path(labels), name: labels)
            structure.unpackers = Unpackers.all
            let read = try Codebook.read(structure, workers: workers, hasher: hasher, collector: collector)
            request.codebook = read.book
            request.structure = (read.input, read.format)
        }
        return request
    }

    /// Answer cells by code over all items and people.
    private static func cells(_ scorer: Scorer, _ space: CellSpace) -> [Int] {
        let (sums, width, first) = (scorer.sums, AnswerCode.width, scorer.layout.item(0))
        // All counters of items side by side, then by code.
        var counters = [Int](repeating: 0, count: scorer.layout.items * width)
        counters.withUnsafeMutableBufferPointer { counters in
            for slot in space.slotsOfEverybody {
                sums.withRow(at: slot) { row in
                    for i in counters.indices { counters[i] &+= Int(row[first + i]) }
                }
            }
        }
        var cells = (0..<width).map { code in
            stride(from: code, to: counters.count, by: width).reduce(0) { $0 + counters[$1] }
        }
        // Positions beyond those of a scale are answers like the first one.
        let cellSlots = Set(scorer.layout.cells)
        for slot in space.slotsOfEverybody {
            sums.withRow(at: slot) { row in
                for question in scorer.layout.slots where cellSlots.contains(question.code) {
                    for code in 0..<question.width {
                        cells[code < width ? code : 1] += Int(row[question.start + code])
                    }
                }
            }
        }
        return cells
    }

    /// One worker's part of a source.
    private struct SourceState: Sendable {
        var normalizer: Normalizer
        var scorer: Scorer
        private var codes = CodeBlock()

        init(_ normalizer: Normalizer, _ scorer: Scorer) {
            self.normalizer = normalizer
            self.scorer = scorer
        }

        mutating func consume(_ block: RecordBlock) {
            normalizer.normalize(block, into: &codes)
            scorer.score(codes, block)
        }
    }
}
