import Diagnostics
import Ingest
import Normalize
import Score
import Study
import Workers

/// Finds the records of one respondent and wave beyond the first, reads them again, and takes all but the best out of
/// every sum: sums subtract as exactly as they add.
struct Duplicates {
    private(set) var scored: Scored
    /// Records taken out, by source.
    private(set) var rejects: [[Reject]]
    let sources: [OpenSource]
    private var normalizers: [Normalizer]
    let policy: DuplicatePolicy

    init(scored: Scored, sources: [OpenSource], normalizers: [Normalizer], policy: DuplicatePolicy) {
        self.scored = scored
        self.sources = sources
        self.normalizers = normalizers
        self.policy = policy
        rejects = sources.map { _ in [] }
    }

    mutating func resolve(_ fingerprints: [Fingerprints], workers: Workers) throws {
        let suspects = try DuplicateChoice.suspects(fingerprints, workers: workers)
        guard !suspects.isEmpty else { return }
        let candidates = try reread(suspects)
        // Equal fingerprints of different ids keep both.
        let groups = Dictionary(grouping: candidates) { Key(person: $0.person, wave: $0.wave) }.filter {
            $0.value.count > 1
        }
        let losers = groups.values.flatMap { DuplicateChoice.losers($0, policy: policy) }
            .sorted { ($0.source, $0.place) < ($1.source, $1.place) }
        if policy == .fail, let first = losers.first {
            let export = sources[first.source].export
            throw Failure(
                .duplicateRefused, "a respondent stands twice in one wave, and the study says `duplicates: fail`",
                at: try export.lines(of: [first.place])[first.place], help: "remove one, or say `duplicates: best`")
        }
        for (source, own) in Dictionary(grouping: losers, by: \.source).sorted(by: { $0.key < $1.key }) {
            takeOut(own, of: source)
        }
    }

    /// Rejects by source in the order of their records, with those found here: a record has one fate.
    func added(to rejects: [[Reject]]) -> [[Reject]] {
        zip(rejects, self.rejects).map { before, found in
            let places = Set(found.map(\.place))
            return (before.filter { !places.contains($0.place) } + found).sorted { $0.place < $1.place }
        }
    }

    private struct Key: Hashable {
        let person: String
        let wave: Int
    }

    private mutating func reread(_ suspects: [[(source: Int, place: Int)]]) throws -> [Candidate] {
        var candidates: [Candidate] = []
        for source in sources.indices {
            let places = suspects.flatMap { $0 }.filter { $0.source == source }.map(\.place)
            guard !places.isEmpty else { continue }
            var normalizer = normalizers[source]
            try sources[source].export.reread(places, plan: sources[source].binding.plan) { block in
                normalizer.complete(block)
                for record in 0..<block.count {
                    if let candidate = Candidate.read(block, record, source: source, with: &normalizer) {
                        candidates.append(candidate)
                    }
                }
            }
            normalizers[source] = normalizer
        }
        return candidates
    }

    private mutating func takeOut(_ losers: [Candidate], of source: Int) {
        var scorer = Scorer(layout: scored.layout, space: scored.population.space)
        for loser in losers {
            scored.ledgers[source].move(from: loser.empty ? .empty : .used, to: .duplicate)
            rejects[source].append(Reject(place: loser.place, fate: .duplicate))
            guard !loser.empty else { continue }
            scored.atoms.takeBack(loser.cells)
            for cell in scored.layout.cells { scored.ledgers[source].takeBack(loser.codes[cell]) }
            scorer.takeBack(codes: loser.codes, cells: loser.cells)
        }
        scored.scorer.merge(scorer)
    }
}
