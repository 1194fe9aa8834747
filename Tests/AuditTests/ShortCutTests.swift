import Study
import Testing

@testable import Audit

/// The audit leaves out pairs of units that two uneven blocks settle. It must know the same without that.
@Suite struct ShortCutTests {
    /// What a search finds, in an order of its own.
    private func known(_ span: Span, shortCut: Bool) -> Set<String> {
        var refusals: Refusals?
        return known(span, shortCut: shortCut, &refusals)
    }

    private func known(_ span: Span, shortCut: Bool, _ refusals: inout Refusals?) -> Set<String> {
        Set(
            Search.run(span, exhaustive: 0, shortCut: shortCut, refusals: &refusals).map { known in
                let terms = known.terms.sorted { $0.group < $1.group }.map { "\($0.factor)*\($0.group)" }
                return "\(known.kind) \(terms.joined(separator: " "))"
            })
    }

    private func spans(_ input: AuditInput) -> [Span] {
        guard let frame = Frame(input), let statements = Statements(input),
            let drafts = WaveDraft.drafts(input, frame), let coordinates = frame.coordinates(input.roster.patterns)
        else { return [] }
        let table = WaveTable(
            frame: frame, draft: drafts[0], coordinates: coordinates, patterns: input.roster.patterns.count)
        return Layer.all(input, statements, People(frame: frame, table: table), 0).map {
            Span(frame: frame, table: table, speaks: $0.speaks)
        }
    }

    @Test(arguments: 1...3, 1...4) func `no pair of units is lost`(_ cuts: Int, _ lot: Int) {
        var found = 0
        for seed in lot * 1000..<lot * 1000 + 500 {
            for span in spans(Company.random(seed: UInt64(seed), cuts: cuts).input) {
                let all = known(span, shortCut: false)
                #expect(known(span, shortCut: true) == all)
                found += all.count
            }
        }
        #expect(found > 100)
    }

    /// A layer that goes by what the widest one does not determine knows what it knows by itself.
    @Test(arguments: 1...3, 1...4) func `nothing is lost to refusals of a wider layer`(_ cuts: Int, _ lot: Int) {
        var (found, narrower) = (0, 0)
        for seed in lot * 1000..<lot * 1000 + 500 {
            var refusals: Refusals?
            for span in spans(Company.random(seed: UInt64(seed), cuts: cuts).input) {
                guard let widest = refusals, widest.hold(for: span.speaks) else {
                    if refusals == nil { _ = known(span, shortCut: true, &refusals) }
                    continue
                }
                let all = known(span, shortCut: true)
                var given: Refusals? = widest
                #expect(known(span, shortCut: true, &given) == all)
                found += all.count
                if widest.speaks != span.speaks { narrower += 1 }
            }
        }
        #expect(found > 100 && narrower > 100)
    }

    /// v and u, hidden in two units that speak, are a cell less a unit that speaks.
    @Test func `two hidden units that are a cell and something`() throws {
        var company = Company()
        company.k = 5
        let org = company.cut("org", .hierarchy)
        let top = company.group("top", org)
        let (p, q) = (company.group("p", org, in: top), company.group("q", org, in: top))
        let (v, u) = (company.group("v", org, in: p), company.group("u", org, in: q))
        let cut = company.cut("site", .plain)
        let (c, rest) = (company.group("c", cut), company.group("rest", cut))
        company.people(3, [v, c])
        company.people(4, [u, c])
        company.people(9, [p, rest])
        company.people(9, [q, rest])
        company.speaks[0] = [top, p, q, c, rest]
        let span = try #require(spans(company.input).first)
        let union = "\(AuditFinding.Kind.smallUnion) 1*\(c)"
        #expect(known(span, shortCut: false).contains(union))
        #expect(known(span, shortCut: true).contains(union))
    }
}
