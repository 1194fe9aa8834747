/// An export for the reference study, made from a seed: the same people in four waves, a path of three levels, three
/// cuts, 40 answers of which some are left out.
enum GeneratedExport {
    private static let waves = ["2024-spring", "2024-autumn", "2025-spring", "2025-autumn"]
    private static let genders = ["female", "male", "diverse"]
    private static let tenures = ["under 1 year", "1 to 3 years", "4 to 9 years", "10 years and more"]
    private static let countries = ["Austria", "Denmark", "France", "Ireland", "Italy", "Poland", "Spain", "Sweden"]
    private static let items = (1...40).map { $0 < 10 ? "q0\($0)" : "q\($0)" }

    static func csv(rows: Int, seed: UInt64 = 20_250_505) -> [UInt8] {
        var numbers = SplitMix64(seed: seed)
        let people = (0..<(rows + waves.count - 1) / waves.count).map { Person(number: $0, &numbers) }
        let head = ["respondent_id", "submitted_at", "wave", "department", "gender", "tenure_band", "country"] + items
        var csv = Array((head.joined(separator: ",") + "\n").utf8)
        for row in 0..<rows {
            let wave = row / people.count
            csv.append(contentsOf: people[row % people.count].cells(wave: wave, minute: row % 1440).utf8)
            for _ in items { answer(&csv, &numbers) }
            csv.append(10)
        }
        return csv
    }

    /// 1 to 5, high answers more often than low ones; one in 32 is left out.
    private static func answer(_ csv: inout [UInt8], _ numbers: inout SplitMix64) {
        csv.append(UInt8(ascii: ","))
        if numbers.below(32) > 0 { csv.append(numbers.pick(Array("1223334444445555".utf8))) }
    }

    private struct Person {
        let id: String
        let attributes: String

        init(number: Int, _ numbers: inout SplitMix64) {
            id = "p\(100_000 + number)"
            let unit = [("Division", 5), ("Department", 4), ("Team", 4)].map { "\($0) \(1 + numbers.below($1))" }
            attributes = [
                unit.joined(separator: "/"), numbers.pick(genders), numbers.pick(tenures), numbers.pick(countries),
            ]
            .joined(separator: ",")
        }

        func cells(wave: Int, minute: Int) -> String {
            let clock = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            return "\(id),2025-05-05T\(clock):00,\(waves[wave]),\(attributes)"
        }
    }
}
