import Protect
import Study

/// `results.json`: what is constant said once, then one line a row, all rows of one shape: a frame in one call.
package enum ResultsJSON {
    package static let name = "results.json"

    package static func bytes(_ release: Release, mark: Mark) -> [UInt8] {
        var json = JSONBuilder()
        json.raw("{\n\"schema\": \"rapport.results/1\",\n\"mark\": ")
        json.string(mark.rawValue)
        json.raw(",\n")
        head(release, &json)
        rows(release, &json)
        company(release, &json)
        peers(release, &json)
        comparisons(release, &json)
        json.raw("}\n")
        return json.bytes
    }

    private static func head(_ release: Release, _ json: inout JSONBuilder) {
        json.raw("\"title\": ")
        json.string(release.title)
        json.raw(",\n\"as_of\": ")
        json.string(release.asOf)
        json.raw(",\n\"k\": ")
        json.number(release.k)
        json.raw(",\n\"headline\": ")
        json.strings(release.headline)
        json.raw(",\n\"waves\": ")
        json.list(Array(release.waves.enumerated())) { json, wave in
            json.raw("{\"id\": ")
            json.string(wave.element)
            json.raw(", \"order\": ")
            json.number(wave.offset + 1)
            json.raw("}")
        }
        json.raw(",\n\"measures\": ")
        json.list(release.measures, separator: ",\n ") { measure($1, &$0) }
        json.raw(",\n\"cuts\": ")
        json.list(release.cuts) { json, cut in
            json.raw("{\"id\": ")
            json.string(cut.id)
            json.raw(", \"kind\": ")
            json.string(cut.kind.rawValue)
            json.raw(", \"source\": ")
            json.string(cut.source)
            json.raw("}")
        }
        json.raw(",\n\"groups\": ")
        json.list(release.groups, separator: ",\n ") { group($1, release, &$0) }
        json.raw(",\n")
    }

    private static func measure(_ measure: MeasureInfo, _ json: inout JSONBuilder) {
        json.raw("{\"id\": ")
        json.string(measure.id)
        json.raw(", \"kind\": ")
        json.string(measure.kind)
        if let question = measure.question { json.raw(", \"question\": "); json.string(question) }
        if !measure.title.isEmpty { json.raw(", \"title\": "); json.texts(measure.title) }
        if !measure.items.isEmpty { json.raw(", \"items\": "); json.strings(measure.items) }
        if !measure.components.isEmpty { json.raw(", \"of\": "); json.strings(measure.components) }
        if !measure.reversed.isEmpty { json.raw(", \"reversed\": "); json.strings(measure.reversed) }
        if let scale = measure.scale {
            json.raw(", \"scale\": ")
            json.list([scale.low, scale.high]) { $0.figure(Figure($1, digits: 12)) }
        }
        if let atLeast = measure.atLeast { json.raw(", \"at_least\": "); json.number(atLeast) }
        if let text = measure.favourable { json.raw(", \"favourable\": "); json.string(text) }
        if let text = measure.unfavourable { json.raw(", \"unfavourable\": "); json.string(text) }
        if measure.lowIsGood { json.raw(", \"good\": \"low\"") }
        if measure.aboutManager { json.raw(", \"about\": \"manager\"") }
        if !measure.breaks.isEmpty { json.raw(", \"breaks\": "); json.strings(measure.breaks) }
        json.raw(", \"base\": ")
        json.string(measure.base)
        json.raw(", \"interval\": ")
        json.string(measure.interval)
        json.raw(measure.interval == nil ? ", \"level\": null}" : ", \"level\": 0.95}")
    }

    private static func group(_ group: GroupInfo, _ release: Release, _ json: inout JSONBuilder) {
        json.raw("{\"id\": ")
        json.string(group.id)
        json.raw(", \"cut\": ")
        json.string(release.cuts[group.cut].id)
        if let parent = group.parent { json.raw(", \"parent\": "); json.string(release.groups[parent].id) }
        json.raw(", \"label\": ")
        json.string(group.label)
        json.raw(", \"invited\": {")
        for (i, wave) in release.waves.enumerated() {
            if i > 0 { json.raw(", ") }
            json.key(wave)
            json.number(group.invited[i])
        }
        json.raw("}}")
    }

    private static func statistics(_ release: Release) -> [Statistic] {
        // What follows from a row and the table of peers is said there once, and in full in the CSV.
        Statistic.allCases.filter { ($0 != .sd || release.showsSD) && $0 != .shrunken && $0 != .detectable }
    }

    private static func rows(_ release: Release, _ json: inout JSONBuilder) {
        let statistics = statistics(release)
        json.raw("\"columns\": ")
        json.strings(["wave", "group", "measure", "n"] + statistics.map(\.column) + ["note"])
        json.raw(",\n\"rows\": [\n")
        let waves = RowParts(release.waves.map(quoted)), groups = RowParts(release.groups.map { quoted($0.id) })
        let measures = RowParts(release.measures.map { quoted($0.id) })
        let notes = Note.allCases.map { quoted($0.rawValue) }
        let none = Array("null".utf8)
        json.rows(
            release.rows, longest: waves.longest + groups.longest + measures.longest + 64 + 8 * statistics.count,
            figures: statistics.count + 1
        ) { line, row in
            line.put("[")
            line.put(waves[row.wave])
            line.put(",")
            line.put(groups[row.group])
            line.put(",")
            line.put(measures[row.measure])
            line.put(",")
            if let n = row.n { line.put(Figure(n)) } else { line.put(none) }
            for statistic in statistics {
                line.put(",")
                if let figure = row[statistic] { line.put(figure) } else { line.put(none) }
            }
            line.put(",")
            line.put(row.note.flatMap { Note.allCases.firstIndex(of: $0) }.map { notes[$0] } ?? none)
            line.put("]")
        }
        json.raw("],\n")
    }

    private static func company(_ release: Release, _ json: inout JSONBuilder) {
        json.raw("\"company\": {\n\"columns\": ")
        json.strings(["wave", "measure", "statistic", "base", "n", "value", "low", "high", "note"])
        json.raw(",\n\"rows\": [\n")
        for (i, row) in release.company.enumerated() {
            json.raw("[")
            json.string(row.wave.map { release.waves[$0] })
            json.raw(",")
            json.string(release.measures[row.measure].id)
            json.raw(",")
            json.string(row.statistic)
            json.raw(",")
            json.string(row.wave == nil ? "responses" : "people")
            json.raw(",")
            json.number(row.n)
            for figure in [row.value, row.low, row.high] {
                json.raw(",")
                json.figure(figure)
            }
            json.raw(",")
            json.string(row.note?.rawValue)
            json.raw(i + 1 < release.company.count ? "],\n" : "]\n")
        }
        json.raw("]},\n")
    }

    private static func peers(_ release: Release, _ json: inout JSONBuilder) {
        json.raw("\"peers\": {\n\"columns\": ")
        json.strings(["wave", "cut", "level", "measure", "cells", "mean", "between", "within", "mdc_root_n"])
        json.raw(",\n\"rows\": [\n")
        for (i, row) in release.peers.enumerated() {
            json.raw("[")
            json.string(release.waves[row.wave])
            json.raw(",")
            json.string(release.cuts[row.cut].id)
            json.raw(",")
            json.number(row.level)
            json.raw(",")
            json.string(release.measures[row.measure].id)
            json.raw(",")
            json.number(row.cells)
            for figure in [row.mean, row.between, row.within, row.detectable] {
                json.raw(",")
                json.figure(figure)
            }
            json.raw(i + 1 < release.peers.count ? "],\n" : "]\n")
        }
        json.raw("]},\n")
    }

    private static func comparisons(_ release: Release, _ json: inout JSONBuilder) {
        let table = release.comparisons
        json.raw("\"comparisons\": {\n\"family\": {\"measures\": ")
        json.strings(table.measures)
        json.raw(", \"tests\": ")
        json.number(table.tests)
        json.raw(", \"method\": \"Benjamini-Hochberg\", \"level\": ")
        json.figure(Figure(ComparisonTable.level, digits: 4))
        json.raw("},\n\"columns\": ")
        json.strings(ComparisonsCSV.columns)
        json.raw(",\n\"rows\": [\n")
        for (i, row) in table.rows.enumerated() {
            json.raw("[")
            let texts: [String?] = [
                release.waves[row.wave], release.groups[row.group].id, release.measures[row.measure].id,
                row.against.rawValue, row.reference,
            ]
            for text in texts {
                json.string(text)
                json.raw(",")
            }
            for figure in [row.difference, row.low, row.high, row.effect, row.q] {
                json.figure(figure)
                json.raw(",")
            }
            json.string(row.verdict?.rawValue)
            json.raw(",")
            json.string(row.note?.rawValue)
            json.raw(i + 1 < table.rows.count ? "],\n" : "]\n")
        }
        json.raw("]}\n")
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var json = JSONBuilder()
        json.string(text)
        return json.bytes
    }
}
