import Diagnostics
import Study

/// The scales of a study with their names, and which of them were read without an error.
struct ReadScales {
    var list: [Scale] = []
    var names = Names("scale")
    /// Positions of scales with errors: what hangs on their bounds is not checked.
    var broken: Set<Int> = []
}

/// Reads `scales`. Bounds and meaning of a scale come from here alone, never from data.
struct ScalesReader {
    let findings: Findings
    let languages: Languages

    func read(_ node: YAMLNode?) -> ReadScales {
        var scales = ReadScales()
        guard let node, let pairs = findings.named(node, "a map of scales"), !pairs.isEmpty else {
            scales.list = [.standard]
            return scales
        }
        for pair in pairs {
            let before = findings.count
            Identifier.check(pair.key, "a scale", at: pair.place, findings)
            scales.names.add(pair.key, at: pair.place)
            scales.list.append(scale(pair) ?? Scale(id: pair.key, lowest: 1, highest: 5))
            if findings.count > before { scales.broken.insert(scales.list.count - 1) }
        }
        return scales
    }

    private func scale(_ pair: YAMLEntry) -> Scale? {
        guard let fields = Fields(pair.value, at: "scales.<scale>", place: pair.place, findings) else { return nil }
        let labels = fields["labels"].map(labels) ?? []
        guard let (low, high) = points(fields, pair, labels) else { return nil }
        var scale = Scale(id: pair.key, lowest: low, highest: high)
        var meanings = ScaleMeanings(findings: findings, low: low, high: high)
        for (language, texts) in labels where texts.count == scale.points {
            scale.labels.append(LanguageLabels(language: language, texts: texts.map { $0.text ?? "" }))
            for (position, text) in texts.enumerated() { meanings.add(text, .value(low + position)) }
        }
        scale.codes = codes(fields["codes"], in: scale, &meanings)
        scale.notApplicable = absences(fields, "not_applicable", &meanings)
        scale.missing = absences(fields, "missing", &meanings)
        scale.notShown = absences(fields, "not_shown", &meanings)
        FavourableReader(findings: findings).read(fields, into: &scale)
        return scale
    }

    private func labels(_ node: YAMLNode) -> [(language: String, texts: [YAMLNode])] {
        let expected = "a list of labels, or a map of language to list"
        if !node.isMap {
            return findings.texts(node, expected, allowsEmpty: true).map { [(languages.first, $0)] } ?? []
        }
        return node.pairs.compactMap { pair in
            guard languages.isKnown(pair, findings),
                let texts = findings.texts(pair.value, "a list of labels", allowsEmpty: true)
            else { return nil }
            return (pair.key, texts)
        }
    }

    /// The values of the first and the last point. Each list of labels has to fit them.
    private func points(
        _ fields: Fields, _ pair: YAMLEntry, _ labels: [(language: String, texts: [YAMLNode])]
    ) -> (Int, Int)? {
        let bounds: (Int, Int)
        if let node = fields["points"] {
            guard let read = bounded(node) else { return nil }
            bounds = read
        } else if let count = labels.first?.texts.count, let node = fields["labels"] {
            guard (2...Int(AnswerCode.highestPoint)).contains(count) else {
                findings.invalid(node, "has \(count) labels", help: "a scale has 2 to 11 points")
                return nil
            }
            bounds = (1, count)
        } else {
            if fields.lacks("labels"), fields.lacks("points") {
                findings.missing(
                    "points", in: "scale \(quote(pair.key))", at: pair.place, help: "write `points: 5`, or `labels`")
            }
            return nil
        }
        checkLengths(fields["labels"], labels, bounds.1 - bounds.0 + 1)
        return bounds
    }

    private func checkLengths(
        _ node: YAMLNode?, _ labels: [(language: String, texts: [YAMLNode])], _ points: Int
    ) {
        for (language, texts) in labels where texts.count != points {
            let list = node?.pairs.first { $0.key == language }?.value ?? node
            guard let list else { continue }
            findings.invalid(
                list, "has \(texts.count) labels for \(points) points",
                help: "write one label for each point, `\"\"` for a point without a text")
        }
    }

    /// `5` or `[low, high]`.
    private func bounded(_ node: YAMLNode) -> (Int, Int)? {
        let most = Int(AnswerCode.highestPoint)
        if !node.isList {
            let points = findings.wholeNumber(node, in: 2...most, "a number of points or `[low, high]`")
            return points.map { (1, $0) }
        }
        guard let nodes = findings.list(node, "`[low, high]`") else { return nil }
        guard nodes.count == 2 else {
            findings.invalid(node, "has \(nodes.count) values", help: "write the first and the last value: `[0, 10]`")
            return nil
        }
        let values = nodes.compactMap { findings.wholeNumber($0, in: -1000...1000) }
        guard values.count == 2 else { return nil }
        let count = values[1] - values[0] + 1
        guard (2...most).contains(count) else {
            let what = count < 2 ? "does not ascend" : "has \(count) points"
            findings.invalid(node, what, help: "write two ascending values with at most \(most) points: `[0, 10]`")
            return nil
        }
        return (values[0], values[1])
    }

    private func codes(_ node: YAMLNode?, in scale: Scale, _ meanings: inout ScaleMeanings) -> [ScaleText] {
        guard let node, let pairs = findings.named(node, "a map of text to value") else { return [] }
        var codes: [ScaleText] = []
        for pair in pairs {
            if pair.value.text == "?" {
                findings.add(
                    .studyOpenQuestion, "which point of scale \(quote(scale.id)) does \(quote(pair.key)) stand for?",
                    at: pair.value.place,
                    help: "write its value, \(scale.lowest) for the lowest point; nothing in the export says it")
                continue
            }
            guard let value = findings.wholeNumber(pair.value, in: scale.lowest...scale.highest, "a value of the scale")
            else { continue }
            let text = YAMLNode(content: .text(pair.key, plain: true), place: pair.place, path: node.path)
            meanings.add(text, .value(value), isCode: true)
            codes.append(ScaleText(text: pair.key, value: value))
        }
        return codes
    }

    private func absences(_ fields: Fields, _ key: String, _ meanings: inout ScaleMeanings) -> [String] {
        guard let texts = fields[key].flatMap({ findings.texts($0, "a list of texts") }) else { return [] }
        for text in texts { meanings.add(text, .absence(key)) }
        return texts.compactMap(\.text)
    }
}
