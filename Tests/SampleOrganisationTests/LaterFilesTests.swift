import Foundation
import Testing

@testable import SampleOrganisation

@Suite("Files for later versions")
struct LaterFilesTests {
    private let company = Company(seed: 20_250_505)

    private func rows(_ name: String) -> [[String]] {
        Array(TinyReader.csv(Sample.bytes("later/" + name)).dropFirst())
    }

    /// Employees of any wave.
    private let employees = Set(Sample.waves.flatMap { People(wave: $0).rows.keys })

    @Test("name only people who exist")
    func knownPeople() {
        let ids =
            rows("self-forms.csv").map { $0[1] } + rows("workshop.csv").map { $0[1] }
            + rows("programme-uptake.csv").map { $0[1] }
            + rows("performance-ratings.csv").flatMap { $0[0].split(separator: ";")[1...2].map(String.init) }
        #expect(ids.count > 1_000)
        #expect(ids.allSatisfy(employees.contains))
    }

    @Test("bosses rate leaders higher whose own teams perceive more empathy")
    func performance() {
        let ratings = rows("performance-ratings.csv").map { $0[0].components(separatedBy: ";") }
        let pairs = ratings.compactMap { row -> (Double, Double)? in
            guard let unit = company.units.first(where: { company.people[$0.head].id == row[1] }) else {
                return nil
            }
            return (unit.leading, Estimates.mean(row[3...].compactMap(Double.init)))
        }
        #expect(pairs.count == 112)
        #expect((0.2...0.7).contains(Estimates.correlation(pairs)))
    }

    @Test("the award goes with empathy, the learning budget with nothing")
    func uptake() {
        #expect((0.03...0.25).contains(uptake(of: "recognition-award")))
        #expect((-0.06...0.06).contains(uptake(of: "learning-budget")))
    }

    /// Correlation over people and waves between taking part and the empathy of the unit's leader.
    private func uptake(of programme: String) -> Double {
        let taken = rows("programme-uptake.csv").filter { $0[0] == programme }
        let dates = Dictionary(grouping: taken) { $0[1] }.mapValues { $0.map { $0[2] } }
        let pairs = company.snapshots.flatMap { snapshot in
            snapshot.employed.map { person -> (Double, Double) in
                let opens = snapshot.wave.opens
                let period = opens.plus(days: -121).date..<opens.date
                let took = dates[company.people[person].id]?.contains { period.contains($0) } ?? false
                return (company.units[snapshot.unitOf[person] ?? 0].leading, took ? 1 : 0)
            }
        }
        return Estimates.correlation(pairs)
    }

    @Test("branches with a good climate have more satisfied customers")
    func customers() {
        let pairs = rows("customers.csv").compactMap { row -> (Double, Double)? in
            guard let unit = company.units.first(where: { $0.id == row[2] }) else { return nil }
            return Double(row[4]).map { (unit.climate, $0) }
        }
        #expect(Set(rows("customers.csv").map { $0[2] }).count == 12)
        #expect(pairs.count == rows("customers.csv").count)
        #expect((0.1...0.5).contains(Estimates.correlation(pairs)))
    }
}
