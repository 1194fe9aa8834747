import Diagnostics
import Ingest
import Normalize
import Platform
import Publish
import Study
import Workers

extension Rapport {
    /// Hands out what people wrote for coding: all comments on one question, of the whole company, each with a key and
    /// nothing else, in an order that says nothing.
    /// - Parameters:
    ///   - file: where to; it must not be there yet.
    ///   - question: which question of words, where the study has several.
    public static func comments(_ options: RunOptions, forCoding file: String, question: String?) -> RunOutcome {
        let collector = Collector()
        var summary = ""
        do {
            summary = try Comments(pipeline: .load(options, collector), options: options, collector: collector)
                .write(to: file, question: question)
        } catch {
            collector.add(error)
        }
        return outcome(collector, summary)
    }
}

/// Comments on their way to the people who give them themes.
struct Comments {
    /// Fewer would be read as somebody's.
    static let least = 50

    let pipeline: LoadedPipeline
    let options: RunOptions
    let collector: Collector

    func write(to file: String, question wanted: String?) throws -> String {
        if Folders.exists(file) {
            throw Failure(
                .outputUnwritable, "there is a file already, and somebody may have coded it", at: Place(file: file),
                help: "choose another name; themes that the study knows are filled in")
        }
        let question = try self.question(wanted)
        let texts = try texts(of: question)
        guard texts.count >= Self.least else {
            throw Failure(
                .commentsFew,
                "fewer than \(Self.least) different comments: whoever reads them might know who wrote which",
                help: "wait for more responses, or do without themes")
        }
        let publication = Publication(folder: pipeline.outputFolder(options))
        let lock = try publication.lock()
        let key = try CodingSecret.make(in: publication)
        defer { withExtendedLifetime(lock) {} }
        try refuseFewNew(texts.keys.map(key), of: question, publication)
        let themes = themes(of: question)
        let lines = texts.map { folded, text in (key: key(folded), text: text) }.sorted { $0.key < $1.key }
        var bytes = Array("key,comment,themes\n".utf8)
        for line in lines {
            let cells = [line.key, line.text, themes[line.key] ?? ""].map(CSVText.field)
            bytes += Array(cells.joined(separator: [UInt8(ascii: ",")])) + [10]
        }
        try publication.keep(
            Array((lines.map(\.key).joined(separator: "\n") + "\n").utf8), as: Self.handedOut(question))
        do { try Folders.write(bytes, to: file) } catch {
            throw Failure(
                .outputUnwritable, "cannot write to \(file): \(error.text)",
                help: "choose another place for the comments")
        }
        return """
            \(lines.count) comments: \(file), for the eyes of those who code them alone.
            Write themes into the last column, `;` between several; then say `themes: \(file)` for `\(question)` in the study.

            """
    }

    private static func handedOut(_ question: String) -> String { "coding-\(question).keys" }

    /// Whoever has the comments of last time sees which ones are new: as few as must not be handed out by themselves.
    private func refuseFewNew(_ keys: [String], of question: String, _ publication: Publication) throws {
        let path = publication.folder + "/state/" + Self.handedOut(question)
        guard let bytes = try? OpenFile.read(path).all(limit: 1 << 30) else { return }
        let known = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
        let new = keys.count { !known.contains($0) }
        guard new > 0, new < Self.least, !known.isDisjoint(with: keys) else { return }
        throw Failure(
            .commentsFew,
            "fewer than \(Self.least) comments are new: beside those handed out before they would stand alone",
            help: "wait for more responses")
    }

    /// The question of words that is meant.
    private func question(_ wanted: String?) throws -> String {
        let all = pipeline.study.questions.filter { $0.kind == .text }.map(\.id)
        if let wanted, all.contains(wanted) { return wanted }
        if wanted == nil, all.count == 1 { return all[0] }
        let known = all.map { "`\($0)`" }.joined(separator: ", ")
        throw Failure(
            .commentsQuestion,
            all.isEmpty ? "the study has no question of the kind `text`" : "which comments are meant?",
            at: Place(file: pipeline.file),
            help: all.isEmpty
                ? "declare one: `items: {ID: {kind: text}}`" : "name a question with --question: \(known)")
    }

    /// Each different comment of responses that count: folded, and one way in which it was written.
    private func texts(of question: String) throws -> [String: String] {
        let reading = try Reading(
            pipeline: pipeline, workers: options.pool, collector: collector, gathersRejects: true,
            commentKey: { $0 }
        ).read()
        var texts: [String: String] = [:]
        for (source, rejects) in zip(reading.sources, reading.rejects) {
            let names = FieldNames(pipeline.study, source.source)
            let plan = ColumnPlan(codeSlots: 0, textSlots: 1, tables: [], absent: 0) { column in
                names.field(of: column) == question ? .text(slot: 0) : .skip
            }
            let refused = Set(rejects.map(\.place))
            let states = try source.export.read(plan: plan, workers: options.pool, start: { [String: String]() }) {
                block, own in
                for record in 0..<block.count where !refused.contains(block.places[record]) {
                    let text = Headers.trim(block.text(record, 0))
                    guard PresenceVocabulary.saysSomething(text) else { continue }
                    let folded = LabelText.fold(text)
                    own[folded] = min(own[folded] ?? text, text)
                }
            }
            for state in states { texts.merge(state, uniquingKeysWith: min) }
        }
        return texts
    }

    /// Themes that the study has for comments already, by key.
    private func themes(of question: String) -> [String: String] {
        guard let coded = pipeline.study.questions.first(where: { $0.themes?.question == question }),
            let entries = coded.themes?.entries
        else { return [:] }
        let themes = entries.map { entry in
            (entry.key, entry.options.map { coded.options[$0].id }.joined(separator: ";"))
        }
        return Dictionary(themes, uniquingKeysWith: { first, _ in first })
    }
}
