import Foundation
import Testing

@testable import SampleOrganisation

@Suite("The expected ledger")
struct LedgerTests {
    struct Entry: Decodable, Equatable {
        var counts: [String: Int]
        var cells: [String: Int]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            counts = [:]
            for key in container.allKeys where key.stringValue != "cells" {
                counts[key.stringValue] = try container.decode(Int.self, forKey: key)
            }
            cells = try container.decode([String: Int].self, forKey: Key(stringValue: "cells"))
        }

        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }

    private func expected(_ path: String) throws -> Entry {
        let data = Data(Sample.bytes("expected-ledger.json"))
        return try #require(try JSONDecoder().decode([String: Entry].self, from: data)[path])
    }

    @Test("agrees with an independent count of the files", arguments: Sample.exports)
    func independentCount(path: String) throws {
        let wave = String(path.prefix(11))
        let fates = try #require(IndependentLedger.fates(ofWave: wave)[path])
        let entry = try expected(path)
        #expect(entry.counts["read"] == fates.count)
        for (name, count) in entry.counts where name != "read" {
            #expect(fates.filter { $0.name == name }.count == count, "\(path) \(name)")
        }
        let cells = fates.filter { $0.name == "used" }.flatMap(\.record.cells)
        for (kind, count) in entry.cells {
            #expect(cells.filter { IndependentLedger.cellKind($0) == kind }.count == count, "\(path) \(kind)")
        }
    }

    @Test("gives every record one fate, and every used record 23 cells", arguments: Sample.exports)
    func conservation(path: String) throws {
        let entry = try expected(path)
        let read = try #require(entry.counts["read"])
        #expect(entry.counts.values.reduce(0, +) == 2 * read)
        #expect(entry.counts.count == 8)
        let used = try #require(entry.counts["used"])
        #expect(entry.cells.values.reduce(0, +) == 23 * used)
        #expect(entry.cells.count == 6)
    }

    @Test("has a fate for each planted defect")
    func planted() throws {
        let spring = try expected("2025-spring/qualtrics.csv")
        let dirt = PlantedDirt.qualtrics
        #expect(spring.counts["duplicate"] == dirt.completeAndPartial + dirt.twoComplete + dirt.identical)
        #expect(spring.counts["unmatched"] == dirt.strangers + dirt.leavers)
        #expect(spring.counts["preview"] == dirt.previews)
        #expect(spring.counts["spam"] == dirt.spam)
        #expect(spring.counts["empty"] == dirt.empties)
        #expect(spring.counts["short-record"] == dirt.shortRows)
        #expect(spring.cells["missing-code"] == dirt.missingCodes)
        #expect(spring.cells["invalid"] == dirt.unknownLabels)
        let link = try expected("2026-spring/qualtrics.csv")
        #expect(link.counts["duplicate"] == spring.counts["duplicate"].map { $0 + 1 })
        #expect(try expected("2026-spring/kiosk.xml").counts["duplicate"] == 4)
    }

    @Test("finds nobody in both exports of wave 3 but the two who were planted there")
    func acrossFiles() {
        let fates = IndependentLedger.fates(ofWave: "2026-spring")
        let people = fates.mapValues {
            Set($0.filter { $0.name != "unmatched" && $0.name != "spam" }.map(\.record.id))
        }
        let link = people["2026-spring/qualtrics.csv"] ?? []
        let kiosk = people["2026-spring/kiosk.xml"] ?? []
        #expect(link.intersection(kiosk).count == PlantedDirt.acrossFiles)
    }
}
