import Study

/// What to do with the cells of one column.
package enum ColumnUse: Sendable, Equatable {
    case skip
    /// Keep where the text lies.
    case text(slot: Int)
    /// Turn into a code while walking, by a table of the plan.
    case code(slot: Int, table: Int)
}

/// Which columns are needed and as what: how Normalize tells Ingest what to do, as data.
package struct ColumnPlan: Sendable {
    package var codeSlots: Int
    package var textSlots: Int
    package var tables: [CodeTable]
    /// The code of an answer cell that a record does not have at all.
    package var absent: UInt8
    /// The use of a column.
    package var use: @Sendable (Column) -> ColumnUse

    package init(
        codeSlots: Int, textSlots: Int, tables: [CodeTable], absent: UInt8,
        use: @escaping @Sendable (Column) -> ColumnUse
    ) {
        self.codeSlots = codeSlots
        self.textSlots = textSlots
        self.tables = tables
        self.absent = absent
        self.use = use
    }
}
