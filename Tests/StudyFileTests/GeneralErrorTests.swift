import Testing

/// What stands for the whole study.
struct GeneralErrorTests {
    @Test(arguments: cases)
    func isFoundAtItsPlace(_ example: ErrorCase) { example.check() }

    static let cases: [ErrorCase] = [
        ErrorCase(
            "a quoted switch",
            #"""
            sources: {a: a.csv}
            outputs: {sd: "true"}
            """#,
            [
                #"2:15 study-wrong-type: `outputs.sd` must be true or false, found the text `true`"#
            ]),
        ErrorCase(
            "languages",
            #"""
            sources: {a: a.csv}
            languages: [en, german, en]
            """#,
            [
                #"2:17 study-invalid-value: `languages[2]` is the text `german`, which is no language tag"#,
                #"2:25 study-conflict: `en` is listed twice (first at 2:13)"#,
            ]),
        ErrorCase(
            "a day that is not",
            #"""
            sources: {a: a.csv}
            as_of: 2026-02-30
            """#,
            [
                #"2:8 study-invalid-value: `as_of` is `2026-02-30`, which is no day of the calendar"#
            ]),
        ErrorCase(
            "a day in another form",
            #"""
            sources: {a: a.csv}
            as_of: 30.06.2026
            """#,
            [
                #"2:8 study-wrong-type: `as_of` must be a day, found the text `30.06.2026`"#
            ]),
        ErrorCase(
            "a day with a time",
            #"""
            sources: {a: a.csv}
            as_of: 2026-06-30T10:00
            """#,
            [
                #"2:8 study-wrong-type: `as_of` must be a day, found the text `2026-06-30T10:00`"#
            ]),
        ErrorCase(
            "k below the floor",
            #"""
            sources: {a: a.csv}
            k: 4
            """#,
            [
                #"2:4 study-floor: `k` is 4, below the floor of 5"#
            ]),
        ErrorCase(
            "k in words",
            #"""
            sources: {a: a.csv}
            k: ten
            """#,
            [
                #"2:4 study-wrong-type: `k` must be a whole number, found the text `ten`"#
            ]),
        ErrorCase(
            "k in quotes",
            #"""
            sources: {a: a.csv}
            k: "10"
            """#,
            [
                #"2:4 study-wrong-type: `k` must be a whole number, found the text `10`"#
            ]),
        ErrorCase(
            "k with a point",
            #"""
            sources: {a: a.csv}
            k: 10.0
            """#,
            [
                #"2:4 study-wrong-type: `k` must be a whole number, found the text `10.0`"#
            ]),
        ErrorCase(
            "shares of unknown labels",
            #"""
            sources: {a: a.csv}
            unknown_labels: 1
            """#,
            [
                #"2:17 study-wrong-type: `unknown_labels.most` must be a percentage, found the text `1`"#
            ]),
        ErrorCase(
            "a share above all",
            #"""
            sources: {a: a.csv}
            unknown_labels: {most: 101%}
            """#,
            [
                #"2:24 study-invalid-value: `unknown_labels.most` is 101%"#
            ]),
        ErrorCase(
            "policies",
            #"""
            sources: {a: a.csv}
            duplicates: last
            partials: kepe
            """#,
            [
                #"2:13 study-invalid-value: `duplicates` is `last`"#,
                #"3:11 study-invalid-value: `partials` is `kepe`"#,
            ]),
        ErrorCase(
            "outputs",
            #"""
            sources: {a: a.csv}
            outputs: {dir: "", folder: x}
            """#,
            [
                #"2:16 study-invalid-value: `outputs.dir` is empty"#,
                #"2:20 study-unknown-key: unknown key `folder` in `outputs`"#,
            ]),
    ]
}
