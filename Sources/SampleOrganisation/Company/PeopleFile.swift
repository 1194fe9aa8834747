/// `people.csv`: one row an employee and wave.
enum PeopleFile {
    static func make(_ company: Company) -> SampleFile {
        var text = "wave,employee,manager,unit,unit_name,country,language,hired\n"
        for snapshot in company.snapshots {
            let order = snapshot.employed.sorted { company.people[$0].id < company.people[$1].id }
            for person in order {
                text += CSVText.row(cells(person, company, snapshot)) + "\n"
            }
        }
        return SampleFile(path: "people.csv", text: text)
    }

    private static func cells(_ person: Int, _ company: Company, _ snapshot: Snapshot) -> [String] {
        guard let unit = snapshot.unitOf[person] else { return [] }
        let row = company.people[person]
        let manager = company.manager(of: person, in: snapshot).map { company.people[$0].id } ?? ""
        return [
            snapshot.wave.id, row.id, manager, company.units[unit].id, snapshot.unitNames[unit],
            row.country.rawValue, row.language.rawValue, row.hired.date,
        ]
    }
}
