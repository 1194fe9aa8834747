/// What a plan wants of the elements of one file, as one worker has asked: the answers are kept from piece to piece, since
/// a plan takes its time to recognise a name.
// SAFETY: it belongs to the state of one worker, and `Workers` lets one worker at a time touch a state.
final class ElementUses: @unchecked Sendable {
    let lookup: CodeLookup
    private let plan: ColumnPlan
    private let column: @Sendable (_ name: String, _ position: Int) -> Column
    /// By position: the name that was last asked about, and the answer.
    private var known: [(name: String, use: ColumnUse)?] = []

    init(_ reader: XMLReader, _ plan: ColumnPlan) {
        self.plan = plan
        column = reader.column
        lookup = CodeLookup(plan.tables)
    }

    func use(_ name: String, _ position: Int) -> ColumnUse {
        while known.count <= position { known.append(nil) }
        if let answer = known[position], answer.name == name { return answer.use }
        let use = plan.use(column(name, position))
        known[position] = (name, use)
        return use
    }
}
