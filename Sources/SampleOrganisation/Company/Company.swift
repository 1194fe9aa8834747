/// The whole company over the three waves.
struct Company {
    let seed: UInt64
    private(set) var units: [Unit] = []
    /// Everybody who ever worked there, in no telling order.
    private(set) var people: [Person] = []
    private(set) var snapshots: [Snapshot] = []
    /// Units whose leader went to the workshop.
    private(set) var workshopUnits: Set<Int> = []
    private var freeIds: [String] = []

    init(seed: UInt64) {
        self.seed = seed
        freeIds = Self.drawIds(seed: seed)
        addUnits()
        var membership: [Int?] = []
        addManagers(&membership)
        addStaff(&membership)
        spreadLoad(membership)
        let names = units.map(\.name)
        snapshots = [Snapshot(wave: .spring2025, unitOf: membership, unitNames: names)]
        evolve()
        chooseWorkshop()
    }

    var teams: [Int] {
        units.indices.filter { units[$0].level == .team }
    }

    func snapshot(_ wave: Wave) -> Snapshot {
        snapshots[wave.rawValue]
    }

    /// The chief reports to nobody.
    func manager(of person: Int, in snapshot: Snapshot) -> Int? {
        guard let unit = snapshot.unitOf[person], units[unit].head != person else { return nil }
        return units[unit].head
    }

    /// People without a desk: those in the teams of a production section, and their leads.
    func usesKiosk(_ person: Int, in snapshot: Snapshot) -> Bool {
        snapshot.unitOf[person].map { units[$0].production } ?? false
    }

    /// Adds somebody and returns the index; the one way a person comes into being.
    mutating func hire(into unit: Int, heading: Int?, hired: Moment, _ random: inout SplitMix64) -> Int {
        let country = units[heading ?? unit].country
        people.append(
            Person(
                id: freeIds.removeFirst(), country: country, language: country.language(&random),
                hired: hired, heads: heading, traits: Traits(&random)))
        return people.count - 1
    }

    mutating func append(_ snapshot: Snapshot) {
        snapshots.append(snapshot)
    }
}

extension Company {
    /// Six digits with leading zeros. Those of the first staff are shuffled, so that an id says nothing
    /// about rank; later ones come in order, as they would.
    private static func drawIds(seed: UInt64) -> [String] {
        var random = SplitMix64(seed: seed, stream: "ids")
        var number = 217
        var ids: [String] = []
        for _ in 0..<1_500 {
            number += 1 + random.below(7)
            ids.append(Text.padded(number, 6))
        }
        return random.shuffled(Array(ids[..<1_200])) + ids[1_200...]
    }

    private mutating func addUnits() {
        var random = SplitMix64(seed: seed, stream: "units")
        let home = OrganisationPlan.Section(name: "", country: .ireland)
        let top = addUnit(.company, parent: nil, name: OrganisationPlan.company, like: home, &random)
        for division in OrganisationPlan.divisions {
            let first = division.departments.first?.sections.first ?? home
            let parent = addUnit(.division, parent: top, name: division.name, like: first, &random)
            for department in division.departments {
                addDepartment(department, below: parent, &random)
            }
        }
    }

    private mutating func addDepartment(
        _ department: OrganisationPlan.Department, below parent: Int, _ random: inout SplitMix64
    ) {
        guard let first = department.sections.first else { return }
        let path = units[parent].name + " / " + department.name
        let own = addUnit(.department, parent: parent, name: path, like: first, &random)
        for section in department.sections {
            let sectionPath = path + " / " + section.name
            let unit = addUnit(.section, parent: own, name: sectionPath, like: section, &random)
            for number in 1...OrganisationPlan.teamsInSection {
                _ = addUnit(
                    .team, parent: unit, name: sectionPath + " / Team \(number)", like: section, &random)
            }
        }
    }

    private mutating func addUnit(
        _ level: Unit.Level, parent: Int?, name: String, like section: OrganisationPlan.Section,
        _ random: inout SplitMix64
    ) -> Int {
        let local = level.rawValue >= Unit.Level.section.rawValue
        let span = PlantedTruth.participationTo - PlantedTruth.participationFrom
        let answering = PlantedTruth.participationFrom + span * random.unit()
        units.append(
            Unit(
                id: level == .company ? "company" : "U" + Text.padded(units.count, 3), level: level,
                parent: parent, name: name, country: section.country, production: local && section.production,
                sales: local && section.sales, leading: random.normal(), climate: random.normal(),
                participation: level == .team ? answering : PlantedTruth.managerParticipation))
        return units.count - 1
    }

    /// The leader of a unit is a member of the unit above; the chief of the company itself.
    private mutating func addManagers(_ membership: inout [Int?]) {
        var random = SplitMix64(seed: seed, stream: "managers")
        for unit in units.indices {
            let hired = Moment(year: 2004, month: 1, day: 1).plus(days: random.below(7_300))
            let above = units[unit].parent ?? unit
            units[unit].head = hire(into: above, heading: unit, hired: hired, &random)
            membership.append(above)
        }
    }

    private mutating func addStaff(_ membership: inout [Int?]) {
        var random = SplitMix64(seed: seed, stream: "staff")
        let sizes = random.shuffled(OrganisationPlan.teamSizes)
        for (team, size) in zip(teams, sizes) {
            for _ in 0..<size {
                // The smaller of two draws of seniority: most people came in the last few years.
                let days = min(random.below(7_600), random.below(7_600))
                let hired = Moment(year: 2025, month: 4, day: 15).plus(days: -days)
                _ = hire(into: team, heading: nil, hired: hired, &random)
                membership.append(team)
            }
        }
    }

    private mutating func spreadLoad(_ membership: [Int?]) {
        var random = SplitMix64(seed: seed, stream: "load")
        for unit in units.indices {
            let size = membership.filter { $0 == unit }.count
            let span = units[unit].level == .team ? Double(size - 14) / 5.3 : 0
            units[unit].load = PlantedTruth.spanToLoad * span + 0.85 * random.normal()
        }
    }

    private mutating func chooseWorkshop() {
        var random = SplitMix64(seed: seed, stream: "workshop")
        let last = snapshot(.spring2026)
        let candidates = teams.filter { !last.members(of: $0).isEmpty }
        workshopUnits = Set(random.shuffled(candidates)[..<PlantedTruth.workshopLeaders])
    }
}
