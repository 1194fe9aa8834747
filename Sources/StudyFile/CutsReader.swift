import Diagnostics
import Study

/// The cuts of a study with their names.
struct ReadCuts {
    var list: [Cut] = []
    var names = Names("cut")
}

/// Reads `cuts` and `crossed`.
struct CutsReader {
    /// Names that results use for groups which every study can have.
    static let reserved = ["company", "direct", "hierarchy"]

    let findings: Findings

    func read(_ node: YAMLNode?) -> ReadCuts {
        var cuts = ReadCuts()
        guard let node else { return cuts }
        switch node.content {
        case .list:
            let columns = findings.texts(node, "a list of columns") ?? []
            findings.reportRepeats(columns)
            for column in columns {
                let id = column.text ?? ""
                add(Cut(id: id, column: id), at: column.place, to: &cuts)
            }
        case .map(let pairs):
            for pair in pairs {
                if let cut = cut(pair) { add(cut, at: pair.place, to: &cuts) }
            }
        default:
            findings.wrongType(node, "a list of columns or a map of cuts", help: "write `cuts: [country]`, in brackets")
        }
        return cuts
    }

    private func add(_ cut: Cut, at place: Place, to cuts: inout ReadCuts) {
        if !Identifier.isValid(cut.id, .letter), cut.id == cut.column {
            findings.add(
                .studyInvalidValue, "\(quote(cut.id)) cannot be the name of a cut", at: place,
                help: "give the column a name: `cuts: {name: \(cut.column)}`")
        } else {
            Identifier.check(cut.id, "a cut", at: place, findings)
        }
        if Self.reserved.contains(cut.id) {
            findings.conflict(
                "\(quote(cut.id)) is a name that results use themselves", at: place,
                help: "give the cut another name: `cuts: {name: \(cut.column)}`")
        }
        if cuts.names.position(of: cut.id) != nil { return }
        cuts.names.add(cut.id, at: place)
        cuts.list.append(cut)
    }

    private func cut(_ pair: YAMLEntry) -> Cut? {
        let long = pair.value.isText ? pair.value.inLongForm("column") : pair.value
        var cut = Cut(id: pair.key, column: pair.key)
        guard let fields = Fields(long, at: "cuts.<cut>", place: pair.place, findings) else { return cut }
        if let column = fields["column"].flatMap({ findings.text($0, "a column") }) { cut.column = column }
        guard let node = fields["values"], node.text != "found" else { return cut }
        guard let values = findings.texts(node, "`found` or a list of values") else { return cut }
        findings.reportRepeats(values)
        for value in values where value.text == Cut.notStated {
            findings.invalid(
                value, "is \(quote(Cut.notStated)), the name for blanks", help: "leave it out: blanks are always listed"
            )
        }
        cut.values = .listed(values.compactMap(\.text))
        return cut
    }

    func readCrossed(_ node: YAMLNode?, _ cuts: Names) -> [CrossedCut] {
        guard let node, let pairs = findings.list(node, "a list of pairs of cuts") else { return [] }
        var crossed: [CrossedCut] = []
        for pair in pairs {
            let help = "write `crossed: [[country, tenure]]`"
            guard case .list(let names) = pair.content else {
                findings.wrongType(pair, "a pair of cuts", help: help)
                continue
            }
            guard names.count == 2 else {
                findings.invalid(pair, "names \(names.count) in place of two cuts", help: help)
                continue
            }
            let places = names.map { cuts.resolve($0, findings) }
            guard let first = places[0], let second = places[1] else { continue }
            if first == second {
                findings.conflict(
                    "a cut is crossed with itself", at: names[1].place, help: "name two different cuts")
            } else if crossed.contains(where: { Set([$0.first, $0.second]) == [first, second] }) {
                findings.conflict("the pair is there twice", at: pair.place, help: "keep one of them")
            } else {
                crossed.append(CrossedCut(first: first, second: second))
            }
        }
        return crossed
    }
}
