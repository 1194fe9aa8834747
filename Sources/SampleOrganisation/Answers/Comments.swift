/// Invented remarks, chosen to hold what breaks a careless CSV reader: commas, quotes, line breaks.
enum Comments {
    static func all(in language: Language) -> [String] {
        [english, german, french][language.position]
    }

    private static let english = [
        "The new shift plan helps, but it comes too late.",
        "Keep the Tuesday round. Change the room: it is too small, too loud, and too cold.",
        "My manager said \"we will look into it\" in spring, and nothing came of it.",
        "Keep:\n- the open workshop\n- the Friday call\nChange:\n- the ticket system",
        "Good team, good tools, too many meetings.",
        "\"Everything is urgent\" is not a plan.",
        "More time for handover, please.",
        "I like working here;\nthe canteen, however, is another matter.",
        "Nothing to add",
        "Please fix the door of hall 2, it has been open since winter.",
    ]

    private static let german = [
        "Der neue Schichtplan hilft, kommt aber zu spät.",
        "Die Dienstagsrunde beibehalten, den Raum ändern: zu klein, zu laut, zu kalt.",
        "Im Frühjahr hieß es \"wir kümmern uns\", passiert ist nichts.",
        "Beibehalten:\n- offene Werkstatt\n- Freitagsrunde\nÄndern:\n- das Ticketsystem",
        "Gutes Team, gute Werkzeuge, zu viele Sitzungen.",
        "\"Alles ist dringend\" ist kein Plan.",
        "Mehr Zeit für die Übergabe, bitte.",
        "Ich arbeite gern hier;\ndie Kantine ist eine andere Sache.",
        "Keine Anmerkung",
        "Bitte das Tor von Halle 2 reparieren, es steht seit dem Winter offen.",
    ]

    private static let french = [
        "Le nouveau planning aide, mais il arrive trop tard.",
        "Garder la réunion du mardi, changer la salle : trop petite, trop bruyante, trop froide.",
        "Au printemps on a dit \"on s'en occupe\", et rien n'a suivi.",
        "Garder :\n- l'atelier ouvert\n- l'appel du vendredi\nChanger :\n- le système de tickets",
        "Bonne équipe, bons outils, trop de réunions.",
        "\"Tout est urgent\" n'est pas un plan.",
        "Plus de temps pour la relève, s'il vous plaît.",
        "J'aime travailler ici ;\nla cantine, c'est autre chose.",
        "Rien à ajouter",
        "Merci de réparer la porte du hall 2, elle est ouverte depuis l'hiver.",
    ]
}
