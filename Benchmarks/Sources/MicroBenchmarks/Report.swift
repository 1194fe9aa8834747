import Foundation

/// The figures as a Markdown table and as JSON.
enum Report {
    static let head = """
        | benchmark | median ms | min to max | rate | each |
        | --- | ---: | ---: | ---: | ---: |
        """

    static func row(_ measurement: Measurement) -> String {
        let spread = milliseconds(measurement.least) + " to " + milliseconds(measurement.most)
        let rate = String(format: "%.1f ", measurement.rate / 1e6) + million(measurement.unit)
        let cells = [measurement.name, milliseconds(measurement.median), spread, rate, each(measurement)]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.3f", seconds * 1000) }

    private static func million(_ unit: Benchmark.Unit) -> String { unit == .bytes ? "MB/s" : "M \(unit.rawValue)/s" }

    private static func each(_ measurement: Measurement) -> String {
        let unit = String(measurement.unit.rawValue.dropLast())
        return String(format: "%.2f ns a ", 1e9 / measurement.rate) + unit
    }

    /// What the JSON file holds.
    private struct File: Encodable {
        let rows: Int
        let benchmarks: [Entry]
    }

    private struct Entry: Encodable {
        let name: String
        let rounds: Int
        let medianSeconds: Double
        let leastSeconds: Double
        let mostSeconds: Double
        let unit: String
        let amount: Int
        let perSecond: Double

        init(_ measurement: Measurement) {
            name = measurement.name
            rounds = measurement.rounds
            medianSeconds = measurement.median
            leastSeconds = measurement.least
            mostSeconds = measurement.most
            unit = measurement.unit.rawValue
            amount = measurement.amount
            perSecond = measurement.rate
        }
    }

    static func write(_ measured: [Measurement], rows: Int, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let bytes = try encoder.encode(File(rows: rows, benchmarks: measured.map(Entry.init)))
        try (bytes + [10]).write(to: URL(fileURLWithPath: path))
    }
}
