/// `expected-ledger.json`: the ledger of each survey export, computed from the plan of what was written.
enum LedgerFile {
    static func make(company: Company, exports: [PlannedExport]) -> SampleFile {
        let ledgers = FateJudge(company: company, exports: exports).ledgers
        let objects = zip(exports, ledgers).map { export, ledger in
            "  \"\(export.path)\": {\n    \(fates(ledger)),\n    \"cells\": {\(cells(ledger))}\n  }"
        }
        return SampleFile(
            path: "expected-ledger.json", text: "{\n" + objects.joined(separator: ",\n") + "\n}\n")
    }

    private static func fates(_ ledger: Ledger) -> String {
        let parts = Ledger.Fate.allCases.map { "\"\($0.rawValue)\": \(ledger.fates[$0, default: 0])" }
        return (["\"read\": \(ledger.read)"] + parts).joined(separator: ", ")
    }

    private static func cells(_ ledger: Ledger) -> String {
        Ledger.cellKinds.map { "\"\($0)\": \(ledger.cells[$0, default: 0])" }.joined(separator: ", ")
    }
}
