import Diagnostics

/// What is known of a file before its format is: how its text is built, and the beginning of it.
package struct Sample {
    enum Shape {
        /// Records of delimited text, which begin at an offset.
        case records(HeadRecords, start: Int)
        case xml(XMLOutline)
        case json(JSONSample)
    }

    let shape: Shape

    init(_ shape: Shape) { self.shape = shape }

    /// Looks at the beginning of a file.
    static func of(_ input: Input, _ request: Export.Request) throws -> Sample {
        let isText = request.format.map { Formats.named($0) is any DelimitedFormat.Type } ?? false
        if !isText, input.rows == nil {
            let head = try input.head(1 << 16)
            let first = head.first { $0 > 32 }
            if first == UInt8(ascii: "<") { return Sample(.xml(try XMLOutline.of(input))) }
            if let json = JSONSample(head) { return Sample(.json(try json.withObject(input))) }
        }
        let (records, start) = try DelimitedHead.of(input, request)
        return Sample(.records(records, start: start))
    }
}

/// Chooses the format of a file: what the study names, else the one that most speaks for.
enum Detection {
    static func choose(
        _ sample: Sample, _ request: Export.Request, _ input: Input
    ) throws -> (format: any Format.Type, evidence: [String]) {
        let unpacked = input.unpacked.map(\.note)
        // A name such as `spss` has been found to be so by unpacking.
        let isUnpacked = input.unpacked.contains { $0.format != nil && $0.format == request.format }
        if let name = request.format, !isUnpacked {
            return (try named(name, sample, input), unpacked + ["named by the study"])
        }
        if case .xml = sample.shape, request.record != nil { return (RecordXML.self, unpacked) }
        let found = Formats.all.map { (format: $0, evidence: $0.recognise(sample)) }
            .sorted { $0.evidence.score > $1.evidence.score }
        guard let best = found.first, best.evidence.score > 0 else {
            throw Failure(
                .sourceUnsupported, "nothing in the file says what it is", at: Place(file: input.name, line: 1),
                help: "say `format:` for this source; known: " + Formats.names.joined(separator: ", "))
        }
        let second = found[1]
        if second.evidence.score * 10 >= best.evidence.score * 9 {
            let both = [best, second].map { "\($0.format.name) (\($0.evidence.reasons.joined(separator: "; ")))" }
            throw Failure(
                .sourceAmbiguous, "two formats fit alike: " + both.joined(separator: " and "),
                at: Place(file: input.name, line: 1),
                help: "say `format: \(best.format.name)` or `format: \(second.format.name)` for this source")
        }
        return (best.format, unpacked + best.evidence.reasons)
    }

    private static func named(_ name: String, _ sample: Sample, _ input: Input) throws -> any Format.Type {
        guard let format = Formats.named(name) else {
            throw Failure(
                .studyInvalidValue, "unknown format '\(name)'", at: Place(file: input.name),
                help: "known: " + Formats.names.joined(separator: ", "))
        }
        let isXML = if case .xml = sample.shape { true } else { false }
        guard format is any XMLFormat.Type, !isXML else { return format }
        throw Failure(
            .sourceUnsupported, "the study says `\(name)`, and this is not XML", at: Place(file: input.name, line: 1),
            help: "leave `format:` out, or check the path")
    }
}
