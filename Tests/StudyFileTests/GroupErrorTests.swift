import Testing

/// Cuts, crossed cuts and the hierarchy.
struct GroupErrorTests {
    @Test(arguments: cases)
    func isFoundAtItsPlace(_ example: ErrorCase) { example.check() }

    static let cases: [ErrorCase] = [
        ErrorCase(
            "cuts",
            #"""
            sources: {a: a.csv}
            cuts: [Country of work, country, country, company]
            """#,
            [
                #"2:8 study-invalid-value: `Country of work` cannot be the name of a cut"#,
                #"2:34 study-conflict: `country` is listed twice (first at 2:25)"#,
                #"2:43 study-conflict: `company` is a name that results use themselves"#,
            ]),
        ErrorCase(
            "cuts that are text",
            #"""
            sources: {a: a.csv}
            cuts: country
            """#,
            [
                #"2:7 study-wrong-type: `cuts` must be a list of columns or a map of cuts, found the text `country`"#
            ]),
        ErrorCase(
            "values of a cut",
            #"""
            sources: {a: a.csv}
            cuts:
              site: {column: Site, values: [A, A, not stated]}
              area: {values: []}
            """#,
            [
                #"3:36 study-conflict: `A` is listed twice (first at 3:33)"#,
                #"3:39 study-invalid-value: `cuts.site.values[3]` is `not stated`, the name for blanks"#,
                #"4:18 study-invalid-value: `cuts.area.values` is empty"#,
            ]),
        ErrorCase(
            "crossed cuts",
            #"""
            sources: {a: a.csv}
            cuts: [country, tenure]
            crossed: [[country, tenur], [country], [country, country], [country, tenure], [tenure, country], country]
            """#,
            [
                #"3:21 study-unknown-name: unknown cut `tenur`"#,
                #"3:29 study-invalid-value: `crossed[2]` names 1 in place of two cuts"#,
                #"3:50 study-conflict: a cut is crossed with itself"#,
                #"3:79 study-conflict: the pair is there twice"#,
                #"3:98 study-wrong-type: `crossed[6]` must be a pair of cuts, found the text `country`"#,
            ]),
        ErrorCase(
            "a hierarchy of both kinds",
            #"""
            sources: {a: a.csv}
            people: p.csv
            hierarchy: {manager: manager, path: Unit}
            """#,
            [
                #"3:31 study-conflict: `hierarchy` has both `manager` and `path`"#
            ]),
        ErrorCase(
            "a hierarchy of no kind",
            #"""
            sources: {a: a.csv}
            hierarchy: {direct: true}
            """#,
            [
                #"2:1 study-missing-key: `hierarchy` has no `path`"#
            ]),
        ErrorCase(
            "a hierarchy of another column",
            #"""
            sources: {a: a.csv}
            people: p.csv
            hierarchy: {manager: boss}
            """#,
            [
                #"3:22 study-invalid-value: `hierarchy.manager` is `boss`"#
            ]),
        ErrorCase(
            "managers without people",
            #"""
            sources: {a: a.csv}
            hierarchy: {manager: manager, separator: /}
            """#,
            [
                #"2:13 study-conflict: a tree of managers needs a people file"#,
                #"2:31 study-conflict: `hierarchy.separator` needs `path`"#,
            ]),
        ErrorCase(
            "a path with what belongs to managers",
            #"""
            sources: {a: a.csv}
            hierarchy: {path: Unit, direct: true, heads_together: 17, separator: ab}
            """#,
            [
                #"2:25 study-conflict: `hierarchy.direct` needs `manager`"#,
                #"2:39 study-conflict: `hierarchy.heads_together` needs `manager`"#,
                #"2:70 study-invalid-value: `hierarchy.separator` is `ab`"#,
            ]),
        ErrorCase(
            "heads below k",
            #"""
            sources: {a: a.csv}
            k: 12
            people: p.csv
            hierarchy: {manager: manager, heads_together: 11}
            """#,
            [
                #"4:47 study-invalid-value: `hierarchy.heads_together` is 11, below `k`, which is 12"#
            ]),
    ]
}
