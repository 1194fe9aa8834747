import Testing

/// What YAML allows and a study does not.
struct YAMLErrorTests {
    @Test(arguments: cases)
    func isFoundAtItsPlace(_ example: ErrorCase) { example.check() }

    static let cases: [ErrorCase] = [
        ErrorCase(
            "an anchor",
            #"""
            sources: &s {a: a.csv}
            expect: {a: {rows: 1}}
            """#,
            [
                #"1:10 study-syntax: anchors (`&`) and aliases (`*`) are not read"#
            ]),
        ErrorCase(
            "an alias",
            #"""
            title: &t x
            sources: {a: *t}
            """#,
            [
                #"1:8 study-syntax: anchors (`&`) and aliases (`*`) are not read"#
            ]),
        ErrorCase(
            "an alias of nothing",
            #"""
            sources: {a: *t}
            """#,
            [
                #"1:14 study-syntax: anchors (`&`) and aliases (`*`) are not read"#
            ]),
        ErrorCase(
            "a merge key",
            #"""
            sources:
              a: {<<: {path: a.csv}}
            """#,
            [
                #"2:7 study-syntax: the merge key `<<` is not read"#
            ]),
        ErrorCase(
            "tags",
            #"""
            title: !!str 12
            sources: !map {a: ! a.csv}
            """#,
            [
                #"1:8 study-syntax: tags (`!`) are not read"#,
                #"2:10 study-syntax: tags (`!`) are not read"#,
            ]),
        ErrorCase(
            "a tab",
            #"""
            sources:
            	a: a.csv
            """#,
            [
                #"2:1 study-syntax: a tab stands where only spaces may"#
            ]),
        ErrorCase(
            "an open bracket",
            #"""
            sources: [a.csv
            title: x
            """#,
            [
                #"2:6 study-syntax: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"#
            ]),
        ErrorCase(
            "two documents",
            #"""
            sources: [a.csv]
            ---
            title: x
            """#,
            [
                #"2:1 study-syntax: a second document starts here"#
            ]),
        ErrorCase(
            "a key that is a list",
            #"""
            ? [a]
            : b
            sources: [a.csv]
            """#,
            [
                #"1:3 study-syntax: a key must be text"#
            ]),
    ]
}
