/// Adds the planted defects to the clean responses of one export.
///
/// Victims are taken one after the other from one shuffled list, so that each carries one defect.
struct Soiling {
    let writer: ResponseWriter
    let dirt: PlantedDirt
    private(set) var responses: [Response]
    private var victims: [Int]
    private var random: SplitMix64

    init(writer: ResponseWriter, dirt: PlantedDirt, path: String, responses: [Response]) {
        self.writer = writer
        self.dirt = dirt
        self.responses = responses
        random = SplitMix64(seed: writer.company.seed, stream: "dirt " + path)
        victims = random.shuffled(Array(responses.indices))
    }

    mutating func soil() {
        spoilCells()
        for number in 0..<dirt.partials { breakOff(victims.removeLast(), number) }
        for number in 0..<dirt.empties { clear(victims.removeLast(), number) }
        for _ in 0..<dirt.shortRows { shorten(victims.removeLast()) }
        addDuplicates()
        addOutsiders()
        addTests()
    }

    private mutating func spoilCells() {
        var row = victims.removeLast()
        for number in 0..<dirt.missingCodes {
            if number > 0 && !dirt.oneMissingCodeRecord { row = victims.removeLast() }
            responses[row].cells[(number * 5 + 1) % Questionnaire.itemCount] = .missingCode
        }
        for _ in 0..<dirt.unknownLabels {
            responses[victims.removeLast()].cells[7] = .unknown
        }
    }

    /// Stops at the end of the first or the second page.
    private mutating func breakOff(_ row: Int, _ number: Int) {
        let firstUnseen = Questionnaire.pageEnds[number % 2]
        for item in firstUnseen..<Questionnaire.itemCount {
            responses[row].cells[item] = writer.kind == .qualtrics ? .skipped : .notShown
        }
        responses[row].finished = false
        responses[row].comment = nil
        responses[row].duration = 90 + responses[row].duration / 4
    }

    /// The first clicked through to the end, the others never got past the welcome page.
    private mutating func clear(_ row: Int, _ number: Int) {
        let unseen = number > 0 && writer.kind == .limeSurvey
        responses[row].cells = [Cell](
            repeating: unseen ? .notShown : .skipped, count: Questionnaire.itemCount)
        responses[row].finished = number == 0
        responses[row].comment = nil
        responses[row].duration = 12 + number
    }

    private mutating func shorten(_ row: Int) {
        responses[row].isShort = true
        responses[row].comment = nil
    }

    private mutating func addDuplicates() {
        for _ in 0..<dirt.completeAndPartial {
            let row = victims.removeLast()
            addPartialTwin(of: row)
        }
        for number in 0..<dirt.twoComplete {
            let first = responses[victims.removeLast()]
            guard let person = writer.person(withId: first.person) else { continue }
            var second = writer.response(of: person, attempt: 1)
            second.started = first.started.plus(days: 1 + number)
            responses.append(second)
        }
        for _ in 0..<dirt.identical {
            responses.append(responses[victims.removeLast()])
        }
    }

    /// Where a platform says what is complete, the partial one is later and must lose all the same; the
    /// kiosk cannot say it, so there the complete one is later.
    private mutating func addPartialTwin(of row: Int) {
        guard let person = writer.person(withId: responses[row].person) else { return }
        let early = responses[row].started
        let late = early.plus(days: 1)
        responses.append(writer.response(of: person, attempt: 1))
        let twin = responses.count - 1
        breakOff(twin, 0)
        responses[twin].started = writer.kind == .kiosk ? early : late
        responses[row].started = writer.kind == .kiosk ? late : early
    }

    private mutating func addOutsiders() {
        let model = writer.snapshot.employed
        for number in 0..<dirt.strangers {
            responses.append(
                writer.response(like: random.pick(model), as: "0999" + Text.padded(number + 17, 2)))
        }
        for id in leavers.prefix(dirt.leavers) {
            responses.append(writer.response(like: random.pick(model), as: id))
        }
    }

    /// People of the snapshot before who are gone. Before the first there is none: there the ids belong
    /// to people who left before records began.
    private var leavers: [String] {
        let wave = writer.snapshot.wave.rawValue
        guard wave > 0 else { return ["000104", "000131"] }
        let before = writer.company.snapshots[wave - 1]
        let gone = before.employed.filter { writer.snapshot.unitOf[$0] == nil }
        let ids = gone.map { writer.company.people[$0].id }
        return writer.kind == .kiosk ? ids.reversed() : ids
    }

    /// Previews carry no id; the first spam record carries that of somebody who answered properly.
    private mutating func addTests() {
        let model = writer.snapshot.employed
        for number in 0..<dirt.previews {
            var preview = writer.response(like: random.pick(model), as: "preview \(number)")
            preview.person = ""
            preview.status = .preview
            preview.started = writer.snapshot.wave.opens.plus(days: -2, seconds: 33_000 + 1_300 * number)
            responses.append(preview)
        }
        for number in 0..<dirt.spam {
            let id = number == 0 ? responses[victims.removeLast()].person : "0998" + Text.padded(number, 2)
            var spam = writer.response(like: random.pick(model), as: id)
            spam.status = .spam
            spam.duration = 9
            responses.append(spam)
        }
    }
}
