/// A point in time without a zone, in seconds since 1970-01-01 00:00:00.
struct Moment: Comparable {
    let seconds: Int

    init(seconds: Int) {
        self.seconds = seconds
    }

    /// Midnight of a day of the Gregorian calendar (days from civil, Hinnant 2013).
    init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        seconds = (era * 146_097 + dayOfEra - 719_468) * 86_400
    }

    static func < (left: Moment, right: Moment) -> Bool {
        left.seconds < right.seconds
    }

    func plus(days: Int = 0, seconds more: Int = 0) -> Moment {
        Moment(seconds: seconds + days * 86_400 + more)
    }

    /// `2025-05-05`
    var date: String {
        let dayOfEpoch = seconds / 86_400 + 719_468
        let era = dayOfEpoch / 146_097
        let dayOfEra = dayOfEpoch - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-" + Text.padded(month, 2) + "-" + Text.padded(day, 2)
    }

    /// `09:14:03`
    var time: String {
        let ofDay = seconds % 86_400
        return [ofDay / 3_600, ofDay / 60 % 60, ofDay % 60].map { Text.padded($0, 2) }.joined(separator: ":")
    }
}
