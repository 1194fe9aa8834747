/// `people.csv` of one wave, read back.
struct People {
    struct Row {
        let manager: String
        let unit: String
        let unitName: String
    }

    private(set) var rows: [String: Row] = [:]

    init(wave: String) {
        for cells in TinyReader.csv(Sample.bytes("people.csv")).dropFirst() where cells[0] == wave {
            rows[cells[1]] = Row(manager: cells[2], unit: cells[3], unitName: cells[4])
        }
    }

    var managers: Set<String> {
        Set(rows.values.map(\.manager)).subtracting([""])
    }

    /// Employees of each unit in which nobody leads anybody.
    var teams: [String: [String]] {
        let managers = managers
        let units = Dictionary(grouping: rows.keys) { rows[$0]?.unit ?? "" }
        return units.filter { !$0.value.contains { managers.contains($0) } }
    }

    /// How many managers stand above somebody.
    func depth(of employee: String) -> Int {
        var depth = 0
        var next = rows[employee]?.manager ?? ""
        while !next.isEmpty, depth < 20 {
            depth += 1
            next = rows[next]?.manager ?? ""
        }
        return depth
    }
}
