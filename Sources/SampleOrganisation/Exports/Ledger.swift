/// What must become of every record of one export: each has exactly one fate.
struct Ledger {
    enum Fate: String, CaseIterable {
        case used, duplicate, empty, unmatched, preview, spam
        case short = "short-record"
    }

    private(set) var read = 0
    private(set) var fates: [Fate: Int] = [:]
    /// Kinds of item cells of the used records.
    private(set) var cells: [String: Int] = [:]

    static let cellKinds = ["answered", "skipped", "not-shown", "not-applicable", "invalid", "missing-code"]

    mutating func add(_ response: Response, _ fate: Fate) {
        read += 1
        fates[fate, default: 0] += 1
        guard fate == .used else { return }
        for cell in response.cells {
            cells[Self.kind(of: cell), default: 0] += 1
        }
    }

    private static func kind(of cell: Cell) -> String {
        switch cell {
        case .answered: "answered"
        case .skipped: "skipped"
        case .notShown: "not-shown"
        case .notApplicable: "not-applicable"
        case .unknown: "invalid"
        case .missingCode: "missing-code"
        }
    }
}

/// Decides the fates. The order is fixed: short record, test status, unmatched, duplicate, empty.
struct FateJudge {
    let company: Company
    let exports: [PlannedExport]

    /// One ledger an export, in the order of the exports.
    var ledgers: [Ledger] {
        var ledgers = [Ledger](repeating: Ledger(), count: exports.count)
        for wave in Wave.allCases {
            let best = bestRecords(of: wave)
            for export in exports.indices where exports[export].wave == wave {
                for (row, response) in exports[export].responses.enumerated() {
                    let isBest = best[response.person] == Place(export: export, row: row)
                    ledgers[export].add(response, fate(response, isBest: isBest, staff: staff(wave)))
                }
            }
        }
        return ledgers
    }

    private struct Place: Equatable {
        let export: Int
        let row: Int
    }

    private func staff(_ wave: Wave) -> Set<String> {
        Set(company.snapshot(wave).employed.map { company.people[$0].id })
    }

    private func fate(_ response: Response, isBest: Bool, staff: Set<String>) -> Ledger.Fate {
        if let early = earlyFate(response, staff: staff) { return early }
        if !isBest { return .duplicate }
        return response.isEmpty ? .empty : .used
    }

    /// Fates that a record earns alone, whatever else its person sent.
    private func earlyFate(_ response: Response, staff: Set<String>) -> Ledger.Fate? {
        if response.isShort { return .short }
        if response.status == .preview { return .preview }
        if response.status == .spam { return .spam }
        return staff.contains(response.person) ? nil : .unmatched
    }

    /// The record that counts for each person, across all exports of the wave: complete before partial,
    /// then the latest. Records equal in both are equal in all (they are planted so): either may win.
    private func bestRecords(of wave: Wave) -> [String: Place] {
        let staff = staff(wave)
        var best: [String: Place] = [:]
        for export in exports.indices where exports[export].wave == wave {
            for (row, response) in exports[export].responses.enumerated()
            where earlyFate(response, staff: staff) == nil {
                let rival = best[response.person].map { exports[$0.export].responses[$0.row] }
                if rival.map({ beats(response, $0) }) ?? true {
                    best[response.person] = Place(export: export, row: row)
                }
            }
        }
        return best
    }

    private func beats(_ response: Response, _ rival: Response) -> Bool {
        if response.finished != rival.finished { return response.finished }
        return response.recorded > rival.recorded
    }
}
