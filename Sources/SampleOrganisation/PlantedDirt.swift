/// How many defects of each kind one export carries.
///
/// Every response with a defect belongs to another person, so that no defect hides a second one, except
/// where a test of precedence is meant (a spam copy of somebody who also answered properly).
struct PlantedDirt {
    var partials = 12
    var empties = 3
    /// Pairs of a complete and a partial response of one person.
    var completeAndPartial = 2
    /// Pairs of complete responses of one person, with different answers and times.
    var twoComplete = 2
    /// Pairs of responses equal in everything.
    var identical = 2
    /// Responses with an id that was never given to anybody.
    var strangers = 2
    /// Responses of people who left before the wave's snapshot.
    var leavers = 2
    var previews = 4
    var spam = 3
    var shortRows = 1
    /// Cells of the recode -99, each in a response of its own unless `oneMissingCodeRecord`.
    var missingCodes = 6
    /// All -99 cells in one response: what a kiosk writes when its screen freezes.
    var oneMissingCodeRecord = false
    var unknownLabels = 1

    static let skippedShare = 0.02
    static let notApplicableShare = 0.01
    static let commentShare = 0.22
    /// People of production sites who answered at the kiosk and by the link as well.
    static let acrossFiles = 2

    static let qualtrics = PlantedDirt()
    static let limeSurvey = PlantedDirt(previews: 0, spam: 0, shortRows: 0)
    static let kiosk = PlantedDirt(
        partials: 4, empties: 2, completeAndPartial: 1, twoComplete: 1, identical: 1, strangers: 1,
        leavers: 1,
        previews: 0, spam: 0, shortRows: 0, oneMissingCodeRecord: true)
}
