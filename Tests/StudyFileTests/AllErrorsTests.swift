import Diagnostics
import Study
import StudyFile
import Testing

/// Errors of one study come together, in the order of the file, and each kind of them is tried somewhere.
struct AllErrorsTests {
    @Test func allAtOnceAndInOrder() {
        let text = """
            title: Broken
            k: 3
            k: 12
            sources:
              spring: {path: a.csv, optional: no}
              autumn: b.csv
            waves:
              w1: [sprnig]
            scales:
              s: {labels: [bad, good, good], favourable: [4]}
            indices:
              i: {items: [q1, q1], at: 2}
              j: [q2..q1]
            headlines: [i]
            """
        #expect(
            lines(errors(text)) == [
                "2:4 study-floor: `k` is 3, below the floor of 5",
                "3:1 study-duplicate-key: duplicate key `k` (first at 2:1)",
                "5:35 study-wrong-type: `sources.spring.optional` must be true or false, found the text `no`",
                "8:8 study-unknown-name: unknown source `sprnig`",
                "10:27 study-conflict: `good` means the value 3 here and the value 2 at 10:21",
                "10:47 study-invalid-value: `scales.s.favourable[1]` is 4",
                "12:19 study-conflict: index `i` has item `q1` twice (first at 12:15)",
                "12:24 study-conflict: index `i` has `at`, which belongs to the kind `person_share`",
                "13:7 study-invalid-value: `q2..q1` does not ascend",
                "14:1 study-unknown-key: unknown key `headlines` at the top level",
            ])
    }

    @Test func helpNamesWhatIsNearAndWhereItStarts() {
        let errors = errors("souces: {a: a.csv}\nsources:\n  spring: a.csv\nwaves: {w: [sprnig]}\n")
        #expect(errors[0].help?.hasPrefix("did you mean `sources`? keys allowed here: `title`, ") == true)
        #expect(errors[1].help == "did you mean `spring`? sources start at 3:3")
    }

    @Test func everyKindOfErrorIsTried() {
        let cases =
            YAMLErrorTests.cases + KeyErrorTests.cases + SourceErrorTests.cases + ScaleErrorTests.cases
            + IndexErrorTests.cases + GroupErrorTests.cases + GeneralErrorTests.cases
        let tried = Set(cases.flatMap { errors($0.text) }.map(\.id))
        let kinds = Set(
            DiagnosticID.allCases.filter {
                $0.rawValue.hasPrefix("study-") && $0 != .studyMissing && $0 != .studyProposed
            })
        #expect(tried == kinds)
    }

    @Test func theExitCodeIsThatOfAnInvalidStudy() {
        #expect(errors("k: 1\n").allSatisfy { $0.exit == .invalidStudy })
    }
}
