import Diagnostics
import Ingest
import Study
import Testing
import Workers

@testable import Normalize

@Suite struct NormalizerTests {
    /// Reads answers with a population; gives the ledger, what was used and the fingerprints.
    private func read(
        _ study: Study, _ population: Population, _ text: String
    ) throws -> (ledger: Ledger, answered: [String: Int], candidates: [Candidate], prints: [Fingerprints.Entry]) {
        try withExport(text) { export in
            let source = Source(name: "s", path: "s.csv")
            let attributes = population.form == .peopleFile ? [] : population.space.attributes
            let binding = try Binding.make(study, source, export, attributes: attributes, collector: Collector())
            let wave = if case .one(let one) = study.waves { one.id } else { String?.none }
            let normalizer = Normalizer(
                study, binding: binding, population: population, layout: export.layout, wave: wave, hasPeople: true)
            struct State: Sendable {
                var normalizer: Normalizer
                var candidates: [Candidate] = []
                var codes = CodeBlock()
            }
            let states = try export.read(
                plan: binding.plan, workers: Workers(1), start: { State(normalizer: normalizer) },
                consume: { block, state in
                    state.normalizer.normalize(block, into: &state.codes)
                    for record in 0..<block.count {
                        if let one = Candidate.read(block, record, source: 0, with: &state.normalizer) {
                            state.candidates.append(one)
                        }
                    }
                })
            var (ledger, respondents) = (Ledger(), Respondents(population))
            for state in states {
                ledger.merge(state.normalizer.ledger)
                respondents.merge(state.normalizer.respondents)
            }
            let atoms = respondents.table
            var answered: [String: Int] = [:]
            for atom in 0..<atoms.count where atoms.answered[atom] != 0 {
                let cells = (0..<atoms.width - 1).map { partition in
                    population.space.names(of: partition)[Int(atoms.rows[atom * atoms.width + 1 + partition])]
                }
                answered[cells.joined(separator: "|"), default: 0] += Int(atoms.answered[atom])
            }
            return (
                ledger, answered, states.flatMap(\.candidates),
                states.flatMap(\.normalizer.fingerprints.entries).sorted { $0.place < $1.place }
            )
        }
    }

    private let id = ColumnName(header: "person", field: "person")

    @Test func `every record gets the fate it deserves`() throws {
        let study = study(["site"], columns: [id])
        let people = try population(study, "person,site\np1,n\np2,n\np3,s\np4,s\n")
        let text = "person,q1,q2\np1,1,2\n p2 ,,3\np3,,\nnobody,1,1\n,1,1\np4,x,\n"
        let found = try read(study, people, text)
        #expect(found.ledger.balances && found.ledger.read == 6)
        #expect(found.ledger[.used] == 2 && found.ledger[.empty] == 2 && found.ledger[.unmatched] == 2)
        #expect(found.answered == ["n": 2])
    }

    @Test func `short and long records count nowhere`() throws {
        let study = study(["site"], columns: [id])
        let people = try population(study, "person,site\np1,n\np2,n\n")
        let found = try read(study, people, "person,q1,q2\np1,1\np2,1,2,3\np1,4,4\np2,5,5")
        #expect(found.ledger.balances && found.ledger.read == 4)
        #expect(found.ledger[.short] == 1 && found.ledger[.long] == 1 && found.ledger[.used] == 1)
        #expect(found.ledger[.unterminated] == 1)
    }

    @Test func `a record of no wave is out of scope`() throws {
        var study = study(["site"], columns: [id])
        study.waves = .byColumn([Wave(id: "w1"), Wave(id: "w2")])
        let people = try population(study, "person,wave,site\np1,w1,n\np1,w2,s\np2,w2,s\n")
        let found = try read(study, people, "person,wave,q1,q2\np1,w1,1,1\np1,w2,2,2\np2,w3,1,1\np2,,1,1\np2,w1,1,1\n")
        #expect(found.ledger.balances)
        #expect(found.ledger[.used] == 2 && found.ledger[.otherWave] == 2 && found.ledger[.unmatched] == 1)
        #expect(found.answered == ["n": 1, "s": 1])
    }

    @Test func `head counts know who can be there`() throws {
        let study = study(["site"], columns: [ColumnName(header: "heads", field: "invited")])
        let people = try population(study, "site,heads\nn,12\ns,0\n")
        let found = try read(study, people, "site,q1,q2\nn,1,1\ns,1,1\nw,1,1\nn,2,2\n")
        #expect(found.ledger.balances && found.ledger[.used] == 2 && found.ledger[.unmatched] == 2)
        #expect(found.answered == ["n": 2])
    }

    @Test func `one respondent has one fingerprint, however the id is written`() throws {
        let study = study(["site"], columns: [id])
        let people = try population(study, "person,site\np1,n\np2,n\n")
        let found = try read(study, people, "person,q1,q2\np1,1,1\n p1,2,2\n\"p1\",3,3\np2,1,1\n")
        let keys = found.prints.map(\.key)
        #expect(keys.count == 4 && Set(keys).count == 2 && Set(keys.prefix(3)).count == 1)
        #expect(Set(found.prints.map(\.place)).count == 4)
    }

    @Test func `content is codes, stamp and attributes, not the place`() throws {
        let study = study(["site"], columns: [id])
        let people = try population(study, "person,site\np1,n\np2,s\n")
        let text = """
            person,submitted,q1,q2
            p1,2024-01-01 10:00,1,2
            p1,2024-01-01 10:00,1,2
            p1,2024-01-01 10:00,2,1
            p1,2024-01-01 10:01,1,2
            p1,then,1,2

            """
        let found = try read(study, people, text).candidates
        #expect(found.count == 5)
        guard found.count == 5 else { return }
        #expect(found[0].content == found[1].content && found[0].place != found[1].place)
        #expect(Set(found.map(\.content)).count == 4)
        #expect(found[4].submitted == nil && found[3].submitted == found[0].submitted.map { $0 + 60 })
        #expect(found[0].codes == [1, 2])
    }
}
