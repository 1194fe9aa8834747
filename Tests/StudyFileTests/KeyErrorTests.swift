import Testing

/// Keys: missing, unknown, twice, empty.
struct KeyErrorTests {
    @Test(arguments: cases)
    func isFoundAtItsPlace(_ example: ErrorCase) { example.check() }

    static let cases: [ErrorCase] = [
        ErrorCase(
            "an empty study",
            #"""
            # nothing
            """#,
            [
                #"1:1 study-missing-key: the study is empty: it has no `sources`"#
            ]),
        ErrorCase(
            "no sources",
            #"""
            title: T
            """#,
            [
                #"1:1 study-missing-key: the study has no `sources`"#
            ]),
        ErrorCase(
            "sources that are text",
            #"""
            sources: a.csv
            """#,
            [
                #"1:10 study-wrong-type: `sources` must be a map of exports or a list of paths, found the "#
                    + #"text `a.csv`"#
            ]),
        ErrorCase(
            "sources that are an empty list",
            #"""
            sources: []
            """#,
            [
                #"1:10 study-invalid-value: `sources` is empty"#
            ]),
        ErrorCase(
            "a top level that is a list",
            #"""
            - a.csv
            """#,
            [
                #"1:1 study-wrong-type: the study must be a map, found a list"#
            ]),
        ErrorCase(
            "an unknown key at the top",
            #"""
            souces: {a: a.csv}
            """#,
            [
                #"1:1 study-unknown-key: unknown key `souces` at the top level"#
            ]),
        ErrorCase(
            "an unknown key inside",
            #"""
            sources:
              a: {path: a.csv, delimeter: tab}
            """#,
            [
                #"2:20 study-unknown-key: unknown key `delimeter` in `sources.a`"#
            ]),
        ErrorCase(
            "a duplicate key",
            #"""
            title: A
            sources: {a: a.csv}
            title: B
            """#,
            [
                #"3:1 study-duplicate-key: duplicate key `title` (first at 1:1)"#
            ]),
        ErrorCase(
            "a quoted duplicate key in flow style",
            #"""
            sources: {"a b": x, a: a.csv, "a b": y}
            """#,
            [
                #"1:11 study-invalid-value: `a b` cannot be the name of a source"#,
                #"1:31 study-duplicate-key: duplicate key `a b` (first at 1:11)"#,
            ]),
        ErrorCase(
            "three keys alike and another pair",
            #"""
            k: 10
            k: 11
            sources:
              a: a.csv
              a: b.csv
            k: 12
            """#,
            [
                #"2:1 study-duplicate-key: duplicate key `k` (first at 1:1)"#,
                #"5:3 study-duplicate-key: duplicate key `a` (first at 4:3)"#,
                #"6:1 study-duplicate-key: duplicate key `k` (first at 1:1)"#,
            ]),
        ErrorCase(
            "a key without a value",
            #"""
            sources: {a: a.csv}
            title:
            """#,
            [
                #"2:7 study-wrong-type: `title` must be text, found nothing"#
            ]),
    ]
}
