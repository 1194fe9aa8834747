import Ingest
import Normalize

/// Words by which questions and columns are told, in the languages of `ScaleFamilies`.
enum Words {
    /// Columns by which people are grouped.
    static let groups: Set<String> = [
        "department", "dept", "team", "unit", "division", "function", "location", "site", "office", "country", "region",
        "city", "level", "grade", "job", "role", "position", "tenure", "seniority", "contract", "gender", "sex", "age",
        "generation", "education", "company", "area", "branch", "group", "field", "state", "travel", "overtime",
        "abteilung", "bereich", "standort", "land", "ort", "geschlecht", "alter", "betriebszugehörigkeit", "funktion",
        "ebene", "service", "département", "pays", "région", "sexe", "âge", "ancienneté", "métier", "departamento",
        "área", "país", "sede", "género", "edad", "antigüedad", "afdeling", "locatie", "geslacht", "leeftijd",
        "reparto",
        "paese", "genere", "età", "anzianità", "gênero", "idade", "dział", "lokalizacja", "kraj", "płeć", "wiek",
        "staż",
        "adran", "lleoliad", "gwlad", "rhyw", "oed",
    ]

    /// Special categories of personal data: a group is made of them only when somebody has decided so.
    static let special: Set<String> = [
        "ethnicity", "ethnic", "race", "religion", "religious", "disability", "disabled", "sexual", "orientation",
        "health",
        "union", "political", "politics", "diagnosis", "condition", "transgender", "behinderung",
        "religionszugehörigkeit",
        "gewerkschaft", "gesundheit", "handicap", "origine", "syndicat", "etnia", "religión", "discapacidad",
        "handicap",
        "geloof", "godsdienst", "disabilità", "deficiência", "religião", "niepełnosprawność", "anabledd", "ethnigrwydd",
    ]

    /// Keys of employees, and of their managers.
    static let persons: Set<String> = [
        "empid", "employeeid", "employeenumber", "employee", "useremployeeid", "personalnummer", "mitarbeiternummer",
        "matricule", "idempleado", "personeelsnummer", "matricola", "staffno", "staffid", "workerid", "personid",
        "badge",
        "participantid", "respondentkey",
    ]
    static let managers: Set<String> = [
        "managerid", "manager", "manageremployeeid", "supervisorid", "vorgesetzter", "vorgesetztenid", "idmanager",
        "reportsto", "linemanager", "supervisor", "managerworkdayid", "linemanagerid", "teamleiter", "teamleiterin",
        "teamlead", "teamleader", "führungskraft", "ansprechpartner", "ansprechpartnerin", "chef", "responsable",
        "jefe",
    ]
    static let ages: Set<String> = ["age", "alter", "âge", "edad", "leeftijd", "età", "idade", "wiek", "oed"]
    /// Words of what people think of something.
    private static let ratings: Set<String> = [
        "satisfaction", "satisfied", "involvement", "engagement", "rating", "score", "zufriedenheit", "satisfacción",
        "tevredenheid", "soddisfazione", "zadowolenie",
    ]
    /// Whose name or address a column may hold.
    static let people: Set<String> = [
        "manager", "supervisor", "employee", "first", "last", "boss", "leader", "participant", "vorgesetzter",
        "mitarbeiter",
    ]
    static let names: Set<String> = ["name", "mail", "email", "firstname", "lastname", "phone", "vorname", "nachname"]

    /// What questions may speak of.
    static let topics: [(index: String, words: [String])] = [
        (
            "belonging",
            [
                "belong", "part of", "fit in", "included", "accepted", "at home", "be myself", "gehöre", "zugehörig",
                "dazu",
                "teil des", "appartien", "intégré", "faire partie", "pertenezco", "parte de", "hoor erbij", "thuis",
                "appartengo",
                "pertenço", "przynale", "perthyn",
            ]
        ),
        (
            "appreciation",
            [
                "appreciat", "valued", "recogni", "respected", "thanks", "thank ", "praise", "wertgeschätzt",
                "anerkennung", "anerkannt",
                "reconnaiss", "apprécié", "valor", "reconoc", "gewaardeerd", "waardering", "apprezz", "riconosc",
                "reconhec",
                "docenia", "uznan", "gwerthfawrogi",
            ]
        ),
        (
            "empathy",
            [
                "empath", "understand how i feel", "listens", "cares about", "my perspective", "puts himself",
                "put themselves",
                "hört zu", "einfühl", "versteht mich", "écoute", "empathie", "escucha", "empatía", "luistert",
                "ascolta", "empatia",
                "escuta", "słucha", "gwrando",
            ]
        ),
        (
            "strain",
            [
                "stress", "exhaust", "burn", "overwhelm", "drained", "tired", "workload", "erschöpft", "überlast",
                "belast",
                "épuis", "surcharg", "agotad", "estrés", "uitgeput", "werkdruk", "esaust", "esgotad", "wyczerpan",
                "straen",
            ]
        ),
    ]

    /// The words of a text, in lower case.
    static func of(_ text: String) -> [String] {
        LabelText.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether a header, or a question as short as one (`What is your age?`), has one of some words.
    static func has(_ text: String, _ words: Set<String>) -> Bool {
        let own = split(text)
        // `JobSatisfaction` is no job.
        if own.contains(where: ratings.contains) { return false }
        if own.count <= 4 { return own.contains(where: words.contains) }
        return own.count <= 7 && own.last.map(words.contains) == true
    }

    /// Words, also those run together as `JobLevel`.
    private static func split(_ text: String) -> [String] {
        var spaced = ""
        var last: Character = " "
        for character in text {
            if character.isUppercase, last.isLowercase { spaced.append(" ") }
            spaced.append(character)
            last = character
        }
        return of(spaced)
    }

    /// Whether a header is the key of a person, or of a manager.
    static func isKey(_ header: String, _ words: Set<String>) -> Bool {
        words.contains(Headers.word(header).filter { $0 != "#" })
    }
}
