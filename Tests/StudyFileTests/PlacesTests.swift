import Diagnostics
import StudyFile
import Testing

/// Where the keys of a study stand.
struct PlacesTests {
    @Test func keysValuesAndElements() throws {
        let text = "title: T\nsources:\n  spring: a.csv\nheadline: [participation]\n"
        let places = try StudyFile.load(text: text, file: "p.yml", overrides: ["k=12"]).places
        #expect(places["title"].text == "p.yml:1:1")
        #expect(places.value("title").text == "p.yml:1:8")
        #expect(places["sources.spring"].text == "p.yml:3:3")
        #expect(places["headline[1]"].text == "p.yml:4:12")
        #expect(places["k"].text == "--set k=12")
    }

    @Test func whatIsNotThereHasTheNearestPlaceAround() throws {
        let places = try StudyFile.load(text: "sources:\n  spring: a.csv\n", file: "p.yml", overrides: []).places
        #expect(places["sources.spring.path"].text == "p.yml:2:3")
        #expect(places["sources[1].path"].text == "p.yml:1:1")
        #expect(places["people.path"].text == "p.yml")
        #expect(!places.contains("sources.spring.path"))
    }
}
