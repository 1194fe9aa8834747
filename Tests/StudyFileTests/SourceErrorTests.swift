import Testing

/// Sources, people and waves.
struct SourceErrorTests {
    @Test(arguments: cases)
    func isFoundAtItsPlace(_ example: ErrorCase) { example.check() }

    static let cases: [ErrorCase] = [
        ErrorCase(
            "a source without a path",
            #"""
            sources:
              a: {format: csv}
            """#,
            [
                #"2:3 study-missing-key: source `a` has no `path`"#
            ]),
        ErrorCase(
            "a source with a bad name",
            #"""
            sources: {"a b": a.csv}
            """#,
            [
                #"1:11 study-invalid-value: `a b` cannot be the name of a source"#
            ]),
        ErrorCase(
            "two list entries of one name",
            #"""
            sources: [x/a.csv, y/a.csv]
            """#,
            [
                #"1:20 study-conflict: two exports would be named `a` (first at 1:11)"#
            ]),
        ErrorCase(
            "a star in a folder",
            #"""
            sources: ["x*/a.csv"]
            """#,
            [
                #"1:11 study-invalid-value: `sources[1].path` has a `*` in a folder"#
            ]),
        ErrorCase(
            "a delimiter that is none",
            #"""
            sources: {a: {path: a.csv, delimiter: tabs}}
            """#,
            [
                #"1:39 study-invalid-value: `sources.a.delimiter` is `tabs`"#
            ]),
        ErrorCase(
            "a record that is no path",
            #"""
            sources: {a: {path: a.xml, record: answers/answer}}
            """#,
            [
                #"1:36 study-invalid-value: `sources.a.record` is `answers/answer`, which is no path of elements"#
            ]),
        ErrorCase(
            "two headers for one field",
            #"""
            sources:
              a: {path: a.csv, columns: {x: person, y: person}}
            """#,
            [
                #"2:41 study-conflict: two headers stand for `person` (first at 2:30)"#
            ]),
        ErrorCase(
            "a hole on one side",
            #"""
            sources:
              a: {path: a.csv, columns: {"Q[{n}]": q1}}
            """#,
            [
                #"2:40 study-invalid-value: `sources.a.columns.Q[{n}]` has `{n}` 0 times, its header 1 times"#
            ]),
        ErrorCase(
            "a column that stands for nothing",
            #"""
            sources:
              a: {path: a.csv, columns: {staff: persn, "Q{n}": "p{n}"}}
            indices: {i: [q1]}
            """#,
            [
                #"2:37 study-unknown-name: `persn` is no role, item or cut column"#,
                #"2:52 study-unknown-name: `p{n}` is no role, item or cut column"#,
            ]),
        ErrorCase(
            "a switch in another word",
            #"""
            sources:
              a: {path: a.csv, optional: yes}
            """#,
            [
                #"2:30 study-wrong-type: `sources.a.optional` must be true or false, found the text `yes`"#
            ]),
        ErrorCase(
            "a last line in another word",
            #"""
            sources: {a: {path: a.csv, last_line: acept}}
            """#,
            [
                #"1:39 study-invalid-value: `sources.a.last_line` is `acept`"#
            ]),
        ErrorCase(
            "people without a path",
            #"""
            sources: {a: a.csv}
            people: {format: csv}
            """#,
            [
                #"2:9 study-missing-key: `people` has no `path`"#
            ]),
        ErrorCase(
            "derived attributes",
            #"""
            sources: {a: a.csv}
            people:
              path: p.csv
              columns: {since: hired}
              derive:
                hired: {years_since: hired, breaks: [1]}
                unit: {years_since: hired, breaks: [1]}
                tenure: {years_since: hired, breaks: [1, 5, 3]}
                age: {breaks: [0]}
            """#,
            [
                #"6:5 study-conflict: the attribute `hired` is both a column and derived"#,
                #"7:5 study-conflict: `unit` is a role, which cannot be derived"#,
                #"8:49 study-invalid-value: `people.derive.tenure.breaks[3]` is 3, after 5"#,
                #"9:5 study-missing-key: the attribute `age` has no `years_since`"#,
            ]),
        ErrorCase(
            "waves that are a list",
            #"""
            sources: {a: a.csv}
            waves: [a]
            """#,
            [
                #"2:8 study-wrong-type: `waves` must be a map of waves, found a list"#
            ]),
        ErrorCase(
            "a wave of an unknown source",
            #"""
            sources: {a: a.csv}
            waves: {w1: [b], w2: [a]}
            """#,
            [
                #"2:14 study-unknown-name: unknown source `b`"#
            ]),
        ErrorCase(
            "a wave without sources",
            #"""
            sources: {a: a.csv}
            waves:
              w1: [a]
              w2: []
              w3: {date: 2026-01-01}
            """#,
            [
                #"4:7 study-invalid-value: `waves.w2.sources` is empty"#,
                #"5:3 study-missing-key: wave `w3` has no `sources`"#,
            ]),
        ErrorCase(
            "a source in two waves",
            #"""
            sources: {a: a.csv}
            waves:
              w1: [a]
              w2: [a]
            """#,
            [
                #"4:8 study-conflict: source `a` is in two waves (first at 3:8)"#
            ]),
        ErrorCase(
            "a source in no wave",
            #"""
            sources:
              a: a.csv
              b: b.csv
            waves: {w1: [a]}
            """#,
            [
                #"3:3 study-conflict: source `b` is in no wave"#
            ]),
        ErrorCase(
            "a wave column mapped otherwise",
            #"""
            sources: {a: {path: a.csv, columns: {round: country}}}
            waves: {column: round, values: [one, one]}
            cuts: [country]
            """#,
            [
                #"2:17 study-conflict: source `a` takes `round` for `country`, not for the wave"#,
                #"2:38 study-conflict: `one` is listed twice (first at 2:33)"#,
            ]),
        ErrorCase(
            "an expectation of nothing",
            #"""
            sources: {a: a.csv}
            expect: {b: {rows: 1}, a: {}}
            """#,
            [
                #"2:10 study-unknown-name: unknown source `b`"#,
                #"2:24 study-missing-key: what is expected of `a` has no `rows`"#,
            ]),
        ErrorCase(
            "an expectation in another form",
            #"""
            sources: {a: a.csv}
            expect:
              a: 12
            """#,
            [
                #"3:6 study-wrong-type: `expect.a` must be a map, found the text `12`"#
            ]),
        ErrorCase(
            "rows below none",
            #"""
            sources: {a: a.csv}
            expect: {a: {rows: -1}}
            """#,
            [
                #"2:20 study-invalid-value: `expect.a.rows` is -1"#
            ]),
    ]
}
