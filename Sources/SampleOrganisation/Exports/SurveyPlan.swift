/// Who answers which survey, and what the four exports will hold.
struct SurveyPlan {
    let company: Company
    private(set) var exports: [PlannedExport] = []

    init(company: Company) {
        self.company = company
        plan("2025-spring/qualtrics.csv", .qualtrics, .spring2025, .qualtrics)
        plan("2025-autumn/responses.lsr", .limeSurvey, .autumn2025, .limeSurvey)
        plan("2026-spring/qualtrics.csv", .qualtrics, .spring2026, .qualtrics)
        plan("2026-spring/kiosk.xml", .kiosk, .spring2026, .kiosk)
        plantAcrossFiles()
        for index in exports.indices {
            exports[index].responses = Self.inOrder(exports[index].responses)
        }
    }

    private mutating func plan(_ path: String, _ kind: ExportKind, _ wave: Wave, _ dirt: PlantedDirt) {
        let snapshot = company.snapshot(wave)
        var random = SplitMix64(seed: company.seed, stream: "participation " + path)
        let writer = ResponseWriter(company: company, snapshot: snapshot, kind: kind)
        var responses: [Response] = []
        for person in snapshot.employed where uses(kind, person, snapshot) {
            guard let unit = snapshot.unitOf[person] else { continue }
            let isManager = company.people[person].heads != nil
            let rate = isManager ? PlantedTruth.managerParticipation : company.units[unit].participation
            if random.chance(rate) { responses.append(writer.response(of: person)) }
        }
        var soiling = Soiling(writer: writer, dirt: dirt, path: path, responses: responses)
        soiling.soil()
        exports.append(PlannedExport(path: path, kind: kind, wave: wave, responses: soiling.responses))
    }

    private func uses(_ kind: ExportKind, _ person: Int, _ snapshot: Snapshot) -> Bool {
        guard snapshot.wave == .spring2026 else { return true }
        return company.usesKiosk(person, in: snapshot) == (kind == .kiosk)
    }

    /// Two people of a production site answer in both exports of wave 3: of the first the kiosk record is
    /// the later one, of the second the one by link. Days lie between them, whatever the time zones.
    private mutating func plantAcrossFiles() {
        guard let kiosk = exports.firstIndex(where: { $0.kind == .kiosk }),
            let link = exports.lastIndex(where: { $0.kind == .qualtrics })
        else { return }
        let writer = ResponseWriter(
            company: company, snapshot: company.snapshot(.spring2026), kind: .qualtrics)
        let candidates = cleanRecords(exports[kiosk].responses, writer)
        for (number, index) in candidates.prefix(PlantedDirt.acrossFiles).enumerated() {
            let response = exports[kiosk].responses[index]
            guard let person = writer.person(withId: response.person) else { continue }
            let days = number % 2 == 0 ? (kiosk: 14, link: 3) : (kiosk: 3, link: 14)
            let opens = Wave.spring2026.opens
            exports[kiosk].responses[index].started = opens.plus(days: days.kiosk, seconds: 30_000)
            var other = writer.response(of: person, attempt: 1)
            other.started = opens.plus(days: days.link, seconds: 40_000)
            exports[link].responses.append(other)
        }
    }

    /// Records without a defect, so that a person answering twice is the only thing wrong with them.
    private func cleanRecords(_ responses: [Response], _ writer: ResponseWriter) -> [Int] {
        let occurrences = Dictionary(grouping: responses, by: \.person).mapValues(\.count)
        let staff = Set(writer.snapshot.employed.map { company.people[$0].id })
        return responses.indices.filter { index in
            let response = responses[index]
            return occurrences[response.person] == 1 && response.finished && !response.isEmpty
                && !response.cells.contains(.missingCode) && !response.cells.contains(.unknown)
                && staff.contains(response.person)
        }
    }

    /// By time; equal times keep the order in which they were planned (sorting is not stable by contract).
    private static func inOrder(_ responses: [Response]) -> [Response] {
        responses.indices
            .sorted { (responses[$0].recorded, $0) < (responses[$1].recorded, $1) }
            .map { responses[$0] }
    }
}
