import Protect
import Study

/// `comparisons.csv`: what differs in the last wave, with labels joined in.
package enum ComparisonsCSV {
    package static let name = "comparisons.csv"

    static let columns = [
        "wave", "group", "measure", "against", "reference", "difference", "low", "high", "effect", "q", "verdict",
        "note",
    ]

    package static func bytes(_ release: Release, mark: Mark) -> [UInt8] {
        var csv = Array(
            "wave,cut,group,label,measure,against,reference,difference,low,high,effect,q,verdict,note,mark\n".utf8)
        for row in release.comparisons.rows {
            let group = release.groups[row.group]
            let texts = [
                release.waves[row.wave], release.cuts[group.cut].id, group.id, group.label,
                release.measures[row.measure].id, row.against.rawValue, row.reference,
            ]
            for text in texts {
                csv += CSVText.field(text)
                csv.append(UInt8(ascii: ","))
            }
            for figure in [row.difference, row.low, row.high, row.effect, row.q] {
                figure?.write(to: &csv)
                csv.append(UInt8(ascii: ","))
            }
            csv += "\(row.verdict?.rawValue ?? ""),\(row.note?.rawValue ?? ""),\(mark.rawValue)\n".utf8
        }
        return csv
    }
}
