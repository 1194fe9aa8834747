import Study
import StudyFile
import Testing

/// `--set key.path=value`: laid over the file before it is read.
struct OverrideTests {
    let text = """
        k: 10
        sources: {spring: {path: a.csv}}
        indices: {a.b: [q1]}
        headline: [a.b]
        """

    @Test func valuesAreReplacedAndAdded() throws {
        let study = try study(
            text,
            set: ["k=12", "outputs.dir=out", "sources.spring.delimiter=tab", "headline=[participation]", "title=a=b"])
        #expect(study.k == 12)
        #expect(study.outputs.folder == "out")
        #expect(study.sources[0].path == "a.csv")
        #expect(study.sources[0].delimiter == 9)
        #expect(study.headline == ["participation"])
        #expect(study.title == "a=b")
    }

    @Test func theLastEntryWins() throws {
        #expect(try study(text, set: ["k=12", "k=14"]).k == 14)
    }

    @Test func aKeyWithPointsIsFoundByItsLongestMatch() throws {
        #expect(try study(text, set: ["indices.a.b=[q7, q8]"]).items.map(\.id) == ["q7", "q8"])
    }

    @Test func ofTwoMatchesTheLongerOneIsMeant() throws {
        let text = "sources: [a.csv]\nindices: {a: {items: [q1]}, a.items: [q2]}\n"
        #expect(try study(text, set: ["indices.a.items=[q3, q4]"]).items.map(\.id) == ["q1", "q3", "q4"])
    }

    @Test func anEmptyStudyCanBeSetWhole() throws {
        #expect(try study("", set: ["sources=[x/a.csv]"]).sources[0].name == "a")
    }

    @Test(arguments: [
        ("k", "the entry `k` has no `=`"),
        ("=3", "the entry `=3` names no key"),
        ("a..b=3", "the entry `a..b=3` names no key"),
        ("k=[1", "the entry `k=[1` has a value that is not valid YAML"),
        ("k=*a", "the entry `k=*a` has a value that is not valid YAML"),
        ("k.x=1", "the entry `k.x=1` goes below `k`, which is the text `10`"),
        ("headline.0=1", "the entry `headline.0=1` goes below `headline`, which is a list"),
    ])
    func aBadEntryIsNamed(_ entry: String, _ message: String) {
        #expect(lines(errors(text, set: [entry])) == ["--set \(entry) study-invalid-value: \(message)"])
    }

    @Test func theValueIsCheckedLikeAnyOther() {
        #expect(
            lines(errors(text, set: ["k=4", "outputs.dri=x", "headline=[zeal]"])) == [
                "--set headline=[zeal] study-unknown-name: unknown measure `zeal`",
                "--set k=4 study-floor: `k` is 4, below the floor of 5",
                "--set outputs.dri=x study-unknown-key: unknown key `dri` in `outputs`",
            ])
    }

    @Test func theFloorCannotBeSetAway() {
        #expect(errors("k: 3\nsources: [a.csv]\n", set: ["k=10"]).isEmpty)
        #expect(errors("k: 10\nsources: [a.csv]\n", set: ["k=3"]).map(\.id) == [.studyFloor])
    }
}
