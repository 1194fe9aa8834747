/// Makes single responses: answers from the model, and around them what a platform adds.
struct ResponseWriter {
    let company: Company
    let snapshot: Snapshot
    let kind: ExportKind

    /// A complete response of somebody of the snapshot.
    func response(of person: Int, attempt: Int = 0) -> Response {
        let row = company.people[person]
        let cells = AnswerModel(company: company, snapshot: snapshot).cells(of: person, attempt: attempt)
        return envelope(id: row.id, language: asked(in: row.language), cells: cells, attempt: attempt)
    }

    /// A complete response from outside the snapshot: it answers as some employee would, under another id.
    func response(like person: Int, as id: String) -> Response {
        var copy = response(of: person, attempt: 9)
        copy.person = id
        copy.serial = serial(for: id, attempt: 9)
        return copy
    }

    func person(withId id: String) -> Int? {
        company.people.firstIndex { $0.id == id }
    }

    /// The first wave had no French questionnaire.
    private func asked(in language: Language) -> Language {
        snapshot.wave == .spring2025 && language == .french ? .english : language
    }

    private func envelope(id: String, language: Language, cells: [Cell], attempt: Int) -> Response {
        var random = SplitMix64(seed: company.seed, stream: "envelope \(snapshot.wave.id) \(id) \(attempt)")
        // Most answer in the first days and after the reminder in the middle.
        let day = random.chance(0.4) ? 9 + random.below(4) : random.below(Wave.daysOpen - 2)
        let started = snapshot.wave.opens.plus(days: day, seconds: 25_200 + random.below(39_600))
        let comments = Comments.all(in: language)
        let wantsToSay = kind == .qualtrics && random.chance(PlantedDirt.commentShare)
        return Response(
            person: id, language: language, started: started, duration: 180 + random.below(1_100),
            cells: cells,
            comment: wantsToSay ? random.pick(comments) : nil, serial: serial(for: id, attempt: attempt))
    }

    /// `R_` and fifteen letters and digits, as Qualtrics does it. Other platforms number their records.
    private func serial(for id: String, attempt: Int) -> String {
        var random = SplitMix64(seed: company.seed, stream: "serial \(snapshot.wave.id) \(id) \(attempt)")
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        return "R_" + String((0..<15).map { _ in random.pick(alphabet) })
    }
}
