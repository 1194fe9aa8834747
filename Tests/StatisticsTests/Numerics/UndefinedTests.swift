import Statistics
import Testing

struct UndefinedTests {
    @Test func everyReasonHasItsOwnWordInLowerCase() {
        let words = Undefined.allCases.map(\.word)
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { $0.allSatisfy { $0 == "-" || ("a"..."z").contains($0) } })
        #expect(Undefined.tooFew.word == "too-few")
        #expect(Undefined.noVariance.word == "no-variance")
    }
}
