/// The drawing board of the company: divisions, departments, sections; four teams a section.
enum OrganisationPlan {
    struct Section {
        let name: String
        let country: Country
        /// People there have no desk: they answer at a kiosk from wave 3 on.
        var production = false
        /// Its teams are branches with customers of their own.
        var sales = false
    }

    struct Department {
        let name: String
        let sections: [Section]
    }

    struct Division {
        let name: String
        let departments: [Department]
    }

    static let company = "Fernhill Instruments"
    static let teamsInSection = 4

    static let divisions = [north, south, laboratories, services]

    private static let north = Division(
        name: "North",
        departments: [
            Department(
                name: "Assembly",
                sections: [
                    Section(name: "Line 1", country: .germany, production: true),
                    Section(name: "Line 2", country: .germany, production: true),
                    Section(name: "Line 3", country: .germany, production: true),
                ]),
            Department(
                name: "Fabrication",
                sections: [
                    Section(name: "Machining", country: .switzerland, production: true),
                    Section(name: "Coating", country: .switzerland),
                ]),
        ])

    private static let south = Division(
        name: "South",
        departments: [
            Department(
                name: "Optics",
                sections: [
                    Section(name: "Polishing", country: .france),
                    Section(name: "Mounting", country: .france),
                    Section(name: "Inspection", country: .france),
                ]),
            Department(
                name: "Calibration",
                sections: [
                    Section(name: "Pressure", country: .france),
                    Section(name: "Flow", country: .switzerland),
                ]),
        ])

    private static let laboratories = Division(
        name: "Laboratories",
        departments: [
            Department(
                name: "Research",
                sections: [
                    Section(name: "Sensors", country: .germany),
                    Section(name: "Materials", country: .ireland),
                    Section(name: "Software", country: .ireland),
                ]),
            Department(
                name: "Development",
                sections: [
                    Section(name: "Firmware", country: .ireland),
                    Section(name: "Design, Prototypes", country: .ireland),
                ]),
        ])

    private static let services = Division(
        name: "Services",
        departments: [
            Department(
                name: "Sales",
                sections: [
                    Section(name: "Ireland", country: .ireland, sales: true),
                    Section(name: "Germany", country: .germany, sales: true),
                    Section(name: "France", country: .france, sales: true),
                ]),
            Department(
                name: "Administration",
                sections: [
                    Section(name: "People", country: .ireland),
                    Section(name: "Finance, Legal", country: .ireland),
                ]),
        ])

    /// How many teams have 6, 7, … 25 members at the start: 80 teams, median 14, 1,087 people.
    ///
    /// Two humps, because a company has both kinds of team, and because about half of them must stay
    /// below ten respondents for the protection to have something to do.
    static let teamsOfSize = [5, 5, 6, 6, 6, 5, 4, 2, 4, 6, 6, 6, 5, 4, 3, 2, 1, 1, 1, 2]
    static let smallestTeam = 6
    static let largestTeam = 25

    static var teamSizes: [Int] {
        teamsOfSize.enumerated().flatMap { offset, count in
            [Int](repeating: smallestTeam + offset, count: count)
        }
    }
}
