import Testing

/// Indices and the headline.
struct IndexErrorTests {
    @Test(arguments: cases)
    func isFoundAtItsPlace(_ example: ErrorCase) { example.check() }

    static let cases: [ErrorCase] = [
        ErrorCase(
            "targets and benchmarks with something missing",
            #"""
            sources: {a: a.csv}
            indices: {i: [q1, q2]}
            targets:
              - {measure: i, value: 3.8, date: 2027-01-01}
              - {measure: j, value: 3.8}
              - {measure: i}
            benchmarks:
              - {measure: i, kind: mean_of_person_means, value: 3.6, population: all, source: a report, year: 2025}
              - {measure: i, value: 3.6, population: all, source: a report, year: 25}
            """#,
            [
                #"5:15 study-unknown-name: unknown measure `j`"#,
                #"6:5 study-missing-key: this target has no `value`"#,
                #"9:5 study-missing-key: this benchmark has no `kind`"#,
                #"9:71 study-invalid-value: `benchmarks[2].year` is 25"#,
            ]),
        ErrorCase(
            "indices made of indices that are not there, stand below, or have items too",
            #"""
            sources: {a: a.csv}
            indices:
              m: {kind: mean_of_indices, of: [a]}
              a: [q1, q2]
              b: {kind: ratio, of: [a]}
              c: {kind: mean_of_indices, of: [a], items: [q1]}
              d: {kind: ratio}
              e: {items: [q1], of: [a]}
            """#,
            [
                #"3:35 study-unknown-name: unknown index `a`"#,
                #"5:24 study-conflict: index `b` is of the kind `ratio`, which has one index over another"#,
                #"6:39 study-conflict: index `c` is made of indices and has `items`"#,
                #"7:3 study-missing-key: index `d` has no `of`"#,
                #"8:24 study-conflict: index `e` has `of`, which belongs to the kinds `mean_of_indices` and `ratio`"#,
            ]),
        ErrorCase(
            "scores that do not fit the points",
            #"""
            sources: {a: a.csv}
            scales:
              five: {points: 5}
              signed: {points: [-2, 2]}
            items: {s: {scale: signed}}
            indices:
              i: {items: [q1, {item: q2, scores: [1, 2]}], scores: 0_100}
              j: {items: [q1], scores: [1, 2, 3]}
              k: {items: [s], scores: of_highest}
              l: {items: [q1], scores: percent}
            """#,
            [
                #"7:19 study-conflict: index `i`: 2 scores for item `q2`, which has 5 points"#,
                #"8:15 study-conflict: index `j`: 3 scores for item `q1`, which has 5 points"#,
                #"9:15 study-conflict: index `k`: item `s` goes from -2 to 2"#,
                #"10:28 study-invalid-value: `indices.l.scores` is `percent`"#,
            ]),
        ErrorCase(
            "an index without items",
            #"""
            sources: {a: a.csv}
            indices:
              i: {kind: mean}
              j: []
              l: q1
            """#,
            [
                #"3:3 study-missing-key: index `i` has no `items`"#,
                #"4:6 study-invalid-value: `indices.j.items` is empty"#,
                #"5:6 study-wrong-type: `indices.l` must be a map, found the text `q1`"#,
            ]),
        ErrorCase(
            "an item twice in an index",
            #"""
            sources: {a: a.csv}
            indices:
              i: [q1, {item: q1, reverse: true}, {reverse: true}]
            """#,
            [
                #"3:11 study-conflict: index `i` has item `q1` twice (first at 3:7)"#,
                #"3:38 study-missing-key: this entry has no `item`"#,
            ]),
        ErrorCase(
            "a kind in another word",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1], kind: person_shar}
            """#,
            [
                #"3:26 study-invalid-value: `indices.i.kind` is `person_shar`"#
            ]),
        ErrorCase(
            "at of another kind",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1], at: 3.5}
            """#,
            [
                #"3:20 study-conflict: index `i` has `at`, which belongs to the kind `person_share`"#
            ]),
        ErrorCase(
            "at outside the scale",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1], kind: person_share, at: 5.5}
            """#,
            [
                #"3:44 study-invalid-value: `indices.i.at` is 5.5, outside the scale"#
            ]),
        ErrorCase(
            "too many at least",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1..q4], at_least: 5}
              j: {items: [q1], at_least: 0}
            """#,
            [
                #"3:34 study-invalid-value: `indices.i.at_least` is 5, and `i` has 4 items"#,
                #"4:30 study-invalid-value: `indices.j.at_least` is 0, and `j` has 1 item"#,
            ]),
        ErrorCase(
            "thresholds the wrong way round",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1], favourable: 2.5, unfavourable: 3}
            """#,
            [
                #"3:51 study-conflict: index `i` is favourable from 2.5 on and unfavourable up to 3"#
            ]),
        ErrorCase(
            "a threshold that is no number",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1], favourable: high, unfavourable: 1e3}
            """#,
            [
                #"3:32 study-wrong-type: `indices.i.favourable` must be a number, found the text `high`"#,
                #"3:52 study-wrong-type: `indices.i.unfavourable` must be a number, found the text `1e3`"#,
            ]),
        ErrorCase(
            "a low index whose unfavourable is too high",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1], favourable: low, unfavourable: 4}
            """#,
            [
                #"3:51 study-conflict: index `i` is favourable from 3.5 on and unfavourable up to 4"#
            ]),
        ErrorCase(
            "about somebody else",
            #"""
            sources: {a: a.csv}
            indices: {i: {items: [q1], about: team}}
            """#,
            [
                #"2:35 study-invalid-value: `indices.i.about` is `team`"#
            ]),
        ErrorCase(
            "scales of different bounds",
            #"""
            sources: {a: a.csv}
            scales: {s: {points: 5}, t: {points: 7}}
            items: {q2: {scale: t}}
            indices:
              i: [q1, q2]
            """#,
            [
                #"5:11 study-conflict: index `i`: item `q2` goes from 1 to 7, item `q1` from 1 to 5"#
            ]),
        ErrorCase(
            "net of five points and two items",
            #"""
            sources: {a: a.csv}
            indices:
              i: {items: [q1, q2], kind: net}
            """#,
            [
                #"3:30 study-conflict: index `i` is of the kind `net` and has 2 items"#,
                #"3:30 study-conflict: index `i` is of the kind `net`, and scale `standard` has 5 points"#,
            ]),
        ErrorCase(
            "favourable values in the middle",
            #"""
            sources: {a: a.csv}
            scales: {s: {points: 5, favourable: [3], unfavourable: [1, 5]}}
            indices:
              i: [q1]
              j: {items: [q1], kind: person_share}
              l: {items: [q1], kind: item_favourable}
            """#,
            [
                #"4:3 study-missing-key: index `i` has no `favourable`"#,
                #"4:3 study-missing-key: index `i` has no `unfavourable`"#,
                #"5:3 study-missing-key: index `j` has no `at`"#,
            ]),
        ErrorCase(
            "an unknown headline",
            #"""
            sources: {a: a.csv}
            indices: {belonging: [q1]}
            headline: [belongin, participation, participation]
            """#,
            [
                #"3:12 study-unknown-name: unknown measure `belongin`"#,
                #"3:37 study-conflict: `participation` is listed twice (first at 3:22)"#,
            ]),
        ErrorCase(
            "one name for an item and an index",
            #"""
            sources: {a: a.csv}
            indices:
              q1: [q1, participation]
            """#,
            [
                #"3:8 study-conflict: `q1` is both an item and an index (the other at 3:3)"#,
                #"3:12 study-conflict: `participation` is a measure that every study has"#,
            ]),
    ]
}
