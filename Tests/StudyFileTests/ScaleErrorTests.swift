import Testing

/// Scales and items.
struct ScaleErrorTests {
    @Test(arguments: cases)
    func isFoundAtItsPlace(_ example: ErrorCase) { example.check() }

    static let cases: [ErrorCase] = [
        ErrorCase(
            "a scale without points",
            #"""
            sources: {a: a.csv}
            scales:
              s: {missing: ["-9"]}
            """#,
            [
                #"3:3 study-missing-key: scale `s` has no `points`"#
            ]),
        ErrorCase(
            "questions that only a person can answer",
            #"""
            sources: {a: a.csv}
            waves: {"?": [a]}
            scales: {s: {points: 2, codes: {"3": "?", "4": 1}}}
            """#,
            [
                #"2:9 study-open-question: which wave do these sources belong to?"#,
                #"3:38 study-open-question: which point of scale `s` does `3` stand for?"#,
            ]),
        ErrorCase(
            "questions of a kind without what the kind needs",
            #"""
            sources: {a: a.csv}
            items:
              a: {kind: single}
              b: {kind: nps, bounds: [0, 10]}
              c: {kind: slider, bounds: [0, 1000]}
              d: {kind: number, bands: [5, 5]}
              e: {kind: multi, options: {x: A, y: A}, exclusive: B}
              f: {kind: yes_no, options: [No]}
              g: {options: [A, B]}
            """#,
            [
                #"3:3 study-missing-key: question `a` of the kind `single` has no `options`"#,
                #"4:18 study-conflict: `bounds` says nothing of a question of the kind `nps`"#,
                #"5:29 study-invalid-value: `items.c.bounds` goes from 0 to 1000"#,
                #"6:28 study-invalid-value: `items.d.bands` does not ascend"#,
                #"7:29 study-conflict: option `A` is there twice"#,
                #"7:54 study-unknown-name: unknown option `B`"#,
                #"8:30 study-invalid-value: `items.f.options` has 1 options"#,
                #"9:7 study-conflict: `options` says nothing of a question of the kind `scale`"#,
            ]),
        ErrorCase(
            "points out of range",
            #"""
            sources: {a: a.csv}
            scales:
              s: {points: 12}
              t: {points: [0, 11]}
              u: {points: [5, 1]}
              v: {points: [1, 2, 3]}
              w: {points: 1}
            """#,
            [
                #"3:15 study-invalid-value: `scales.s.points` is 12"#,
                #"4:15 study-invalid-value: `scales.t.points` has 12 points"#,
                #"5:15 study-invalid-value: `scales.u.points` does not ascend"#,
                #"6:15 study-invalid-value: `scales.v.points` has 3 values"#,
                #"7:15 study-invalid-value: `scales.w.points` is 1"#,
            ]),
        ErrorCase(
            "labels that do not fit",
            #"""
            sources: {a: a.csv}
            languages: [en, de]
            scales:
              s:
                points: 3
                labels:
                  en: [a, b, c]
                  de: [x, y]
            """#,
            [
                #"8:11 study-invalid-value: `scales.s.labels.de` has 2 labels for 3 points"#
            ]),
        ErrorCase(
            "labels of different length",
            #"""
            sources: {a: a.csv}
            languages: [en, de]
            scales:
              s:
                labels: {en: [a, b, c], de: [x, y]}
            """#,
            [
                #"5:33 study-invalid-value: `scales.s.labels.de` has 2 labels for 3 points"#
            ]),
        ErrorCase(
            "labels in an unknown language",
            #"""
            sources: {a: a.csv}
            scales:
              s:
                labels:
                  en: [a, b]
                  fr: [x, y]
            """#,
            [
                #"6:7 study-unknown-name: `fr` is none of the study's languages"#
            ]),
        ErrorCase(
            "a label with two meanings",
            #"""
            sources: {a: a.csv}
            scales:
              s:
                labels: [bad, good, good]
            """#,
            [
                #"4:25 study-conflict: `good` means the value 3 here and the value 2 at 4:19"#
            ]),
        ErrorCase(
            "a text with two meanings",
            #"""
            sources: {a: a.csv}
            scales:
              s:
                not_applicable: [so so]
                labels: [bad, so so, good]
                missing: ["-9"]
                not_shown: ["-9"]
            """#,
            [
                #"5:19 study-conflict: `so so` means the value 2 here and `not_applicable` at 4:22"#,
                #"7:17 study-conflict: `-9` means `not_shown` here and `missing` at 6:15"#,
            ]),
        ErrorCase(
            "a code with two meanings",
            #"""
            sources: {a: a.csv}
            scales:
              s:
                labels: [bad, good]
                codes: {bad: 2, A3: 3}
            """#,
            [
                #"5:13 study-conflict: `bad` means the value 2 here and the value 1 at 4:14"#,
                #"5:25 study-invalid-value: `scales.s.codes.A3` is 3"#,
            ]),
        ErrorCase(
            "a point that is missing too",
            #"""
            sources: {a: a.csv}
            scales:
              s: {points: 5, missing: ["5"]}
            """#,
            [
                #"3:28 study-conflict: `5` is listed under `missing` and is the value of a point too"#
            ]),
        ErrorCase(
            "values in both sets",
            #"""
            sources: {a: a.csv}
            scales:
              s: {points: 5, favourable: [2, 3], unfavourable: [1, 2]}
            """#,
            [
                #"3:30 study-conflict: scale `s`: 2 counts as favourable and as unfavourable"#
            ]),
        ErrorCase(
            "values outside the scale",
            #"""
            sources: {a: a.csv}
            scales:
              s: {points: 5, favourable: [5, 6], unfavourable: [1, 1]}
            """#,
            [
                #"3:34 study-invalid-value: `scales.s.favourable[2]` is 6"#,
                #"3:56 study-conflict: `1` is listed twice (first at 3:53)"#,
            ]),
        ErrorCase(
            "an item of an unknown scale",
            #"""
            sources: {a: a.csv}
            scales: {agree5: {points: 5}}
            items:
              q1: {scale: agre5, text: {fr: Bonjour}}
            """#,
            [
                #"4:15 study-unknown-name: unknown scale `agre5`"#,
                #"4:29 study-unknown-name: `fr` is none of the study's languages"#,
            ]),
        ErrorCase(
            "an item twice",
            #"""
            sources: {a: a.csv}
            items: [q1, q2, q1..q3]
            """#,
            [
                #"2:17 study-conflict: item `q1` is there twice (first at 2:9)"#,
                #"2:17 study-conflict: item `q2` is there twice (first at 2:13)"#,
            ]),
        ErrorCase(
            "ranges",
            #"""
            sources: {a: a.csv}
            items: [q1..q10, q3..q1, q1..r3, q1.., q1...q3, q0001..q9999]
            """#,
            [
                #"2:9 study-invalid-value: `q1..q10` has numbers of different width"#,
                #"2:18 study-invalid-value: `q3..q1` does not ascend"#,
                #"2:26 study-invalid-value: `q1..r3` is no range of items"#,
                #"2:34 study-invalid-value: `q1..` is no range of items"#,
                #"2:40 study-invalid-value: `q1...q3` is no range of items"#,
                #"2:49 study-invalid-value: `q0001..q9999` stands for more than 1000 items"#,
            ]),
    ]
}
