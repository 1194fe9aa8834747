/// A survey wave: the day of its people snapshot is the day it opens.
enum Wave: Int, CaseIterable {
    case spring2025
    case autumn2025
    case spring2026

    var id: String {
        switch self {
        case .spring2025: "2025-spring"
        case .autumn2025: "2025-autumn"
        case .spring2026: "2026-spring"
        }
    }

    var opens: Moment {
        switch self {
        case .spring2025: Moment(year: 2025, month: 5, day: 5)
        case .autumn2025: Moment(year: 2025, month: 10, day: 13)
        case .spring2026: Moment(year: 2026, month: 4, day: 20)
        }
    }

    static let daysOpen = 19
}
