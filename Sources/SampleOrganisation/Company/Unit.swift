/// A unit: everybody who reports to one manager. Every manager leads exactly one.
struct Unit {
    enum Level: Int {
        case company, division, department, section, team
    }

    let id: String
    let level: Level
    let parent: Int?
    /// Path of names below the company, such as `North / Assembly / Line 3`.
    let name: String
    let country: Country
    let production: Bool
    let sales: Bool
    /// How empathic its leader is, how close the people are, how often they answer.
    let leading: Double
    let climate: Double
    let participation: Double
    /// Set once the unit's size is known, since load grows with it.
    var load = 0.0
    /// Index of the person who leads it.
    var head = 0
}
