import Study

/// One key of a study: its path, what to write there and what it does.
///
/// A part of a path in angle brackets stands for a name of the study's own choice; `[]` for each element of a list.
struct StudyKey: Sendable {
    let path: String
    let value: String
    let about: String

    init(_ path: String, _ value: String, _ about: String) {
        self.path = path
        self.value = value
        self.about = about
    }

    /// The path without its last key.
    var parent: String { path.lastIndex(of: ".").map { String(path[..<$0]) } ?? "" }

    /// The last key.
    var name: String { path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? path }
}

/// All keys a study may have, in the order of the manual. Readers accept exactly these, messages list them, and the
/// manual prints them.
enum KeyTable {
    /// The keys that a map at this path may have.
    static func allowed(at path: String) -> [String] {
        all.filter { $0.parent == path && !$0.name.hasPrefix("<") }.map(\.name)
    }

    /// The table as Markdown.
    static var markdown: String {
        let rows = all.map { key in
            let cells = ["`\(key.path)`", key.value, key.about].map { $0.replacing("|", with: "\\|") }
            return "| " + cells.joined(separator: " | ") + " |\n"
        }
        return "| Key | Value | Meaning |\n| --- | --- | --- |\n" + rows.joined()
    }

    private static let roles = Role.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")

    static let all: [StudyKey] = general + sources + people + waves + scales + items + indices + groups + results

    private static let general = [
        StudyKey("title", "text", "What the results are called. Default: `Survey`."),
        StudyKey(
            "languages", "list of language tags",
            "Languages of labels and titles, the one for headings first. Default: `[en]`."),
        StudyKey("as_of", "day, `YYYY-MM-DD`", "The day that stands for today; there is no hidden clock."),
    ]

    private static let sources = [
        StudyKey(
            "sources", "map, or list of paths",
            "Required. The exports to read. In a list, the file's name without its ending becomes the name."),
        StudyKey("sources.<source>", "map, or path", "One export. A path alone is short for `{path: …}`."),
        StudyKey(
            "sources.<source>.path", "path",
            "Required. Where the export lies, from the study's folder; `*` in the file name stands for any text."),
        StudyKey("sources.<source>.format", "name", "The export's format. Default: detected."),
        StudyKey("sources.<source>.encoding", "name", "The export's character encoding. Default: detected."),
        StudyKey(
            "sources.<source>.delimiter", "`,` `;` `|` or comma, semicolon, tab, pipe",
            "What stands between two cells. Default: detected."),
        StudyKey(
            "sources.<source>.labels", "path",
            "A file that explains the answers: `.lss`, `.qsf`, `.sss`, a REDCap dictionary or project, an XForm, DDI."),
        StudyKey("sources.<source>.sheet", "name", "The sheet of a workbook. Default: the only one that is a table."),
        StudyKey("sources.<source>.record", "slash path", "The element that is one record of an XML file: `/a/b`."),
        StudyKey("sources.<source>.columns", "map", "Which column stands for what, where headers do not say it."),
        StudyKey(
            "sources.<source>.columns.<header>", "item, cut column or role",
            "What the column stands for. `{n}` on both sides stands for the same digits. Roles: \(roles)."),
        StudyKey(
            "sources.<source>.last_line", "`refuse` or `accept`",
            "What happens to a last record without its line end. Default: `refuse`."),
        StudyKey(
            "sources.<source>.optional", "`true` or `false`", "Whether a run goes on without it. Default: `false`."),
    ]

    private static let people = [
        StudyKey(
            "people", "map, or path",
            "The population: a row an employee, or a row a group with its head count. Without it, only answers count."),
        StudyKey("people.path", "path", "Required. Where the file lies, from the study's folder."),
        StudyKey("people.format", "name", "The file's format. Default: detected."),
        StudyKey("people.encoding", "name", "The file's character encoding. Default: detected."),
        StudyKey(
            "people.delimiter", "as for a source", "What stands between two cells. Default: detected."),
        StudyKey("people.sheet", "name", "The sheet of a workbook. Default: the only one that is a table."),
        StudyKey("people.columns", "map", "Which column stands for what, where headers do not say it."),
        StudyKey(
            "people.columns.<header>", "role or attribute",
            "A role (as for a source); any other word is the name of an attribute."),
        StudyKey("people.derive", "map", "Attributes that are made from others."),
        StudyKey("people.derive.<attribute>", "map", "One attribute: a length of time in bands."),
        StudyKey("people.derive.<attribute>.years_since", "attribute", "Required. The attribute with the first day."),
        StudyKey(
            "people.derive.<attribute>.breaks", "list of whole numbers",
            "Required. Whole years at which a new band begins, ascending."),
    ]

    private static let waves = [
        StudyKey(
            "waves", "map", "The rounds of the survey, in order. Without it, all sources are one wave, `all`."),
        StudyKey(
            "waves.<wave>", "list of sources, or map",
            "One wave. A list of sources is short for `{sources: …}`."),
        StudyKey("waves.<wave>.sources", "list of sources", "Required. The sources that belong to the wave."),
        StudyKey(
            "waves.<wave>.date", "day, `YYYY-MM-DD`", "The day on which lengths of service and the like are counted."),
        StudyKey("waves.column", "header", "In place of named waves: the column of the exports that names the wave."),
        StudyKey(
            "waves.values", "list, or `found`",
            "With `column`: the waves in order; records of others are out of scope. Default: `found`."),
    ]

    private static let scales = [
        StudyKey(
            "scales", "map, or path",
            "Ways to answer. Without it, five points, 1 to 5, without labels. A path names a table with the columns scale, label_en and so on."
        ),
        StudyKey("scales.<scale>", "map", "One scale. The first one is for items that name none."),
        StudyKey(
            "scales.<scale>.points", "whole number, or `[low, high]`",
            "Number of points from 1 on, or the values of the first and last point; 2 to 11 points. "
                + "Default: as many as labels."),
        StudyKey(
            "scales.<scale>.labels", "list, or map",
            "The points' texts in order. A list alone is in the first language; `\"\"` is a point without a text."),
        StudyKey("scales.<scale>.labels.<language>", "list", "The points' texts in that language."),
        StudyKey("scales.<scale>.codes", "map", "What an export writes for a point, where it is not its value."),
        StudyKey("scales.<scale>.codes.<text>", "value", "The value of the point that the text stands for."),
        StudyKey("scales.<scale>.not_applicable", "list of texts", "Texts for *does not apply* and *do not know*."),
        StudyKey("scales.<scale>.missing", "list of texts", "Texts for a missing answer, such as `-99`."),
        StudyKey("scales.<scale>.not_shown", "list of texts", "Texts for a question that was not put."),
        StudyKey(
            "scales.<scale>.favourable", "list of values",
            "Values that count as favourable. Default: the top two of five or more points, else the top one."),
        StudyKey(
            "scales.<scale>.unfavourable", "list of values",
            "Values that count as unfavourable. Default: the lowest two, or one; of eleven points the lowest seven."),
    ]

    private static let items = [
        StudyKey(
            "instruments", "path, or list of paths",
            "Published instruments as files: their scales, items and indices come behind the study's own (see the folder `Instruments`)."
        ),
        StudyKey(
            "items", "map, list of items, or path",
            "Questions with a scale or a wording of their own. Items of indices need no entry; "
                + "`q01..q10` stands for ten of them. A path names a table: the columns item, text_en and so on, scale, reverse, index."
        ),
        StudyKey("items.<item>", "map", "One item, or a range of them."),
        StudyKey("items.<item>.scale", "scale", "The item's scale. Default: the first one."),
        StudyKey(
            "items.<item>.kind", "kind",
            "How it is answered: `scale`, `single`, `yes_no`, `nps`, `slider`, `number`, `multi`, `rank`, `constant_sum` or `text`. Default: `scale`."
        ),
        StudyKey(
            "items.<item>.options", "list, or map",
            "The answers of `single` and `yes_no` (no first), or column to answer of `multi`, `rank` and `constant_sum`. Several texts of one answer are a list."
        ),
        StudyKey(
            "items.<item>.options.<column>", "option",
            "The answer that the column speaks of."),
        StudyKey(
            "items.<item>.joined", "`;` `,` or `|`",
            "For `multi`: the answers stand in one cell, with this between them."),
        StudyKey(
            "items.<item>.exclusive", "list of options",
            "For `multi`: answers that rule out all others, such as *none of these*."),
        StudyKey(
            "items.<item>.bounds", "`[low, high]`",
            "For `slider` and `constant_sum`: the least and the greatest value, whole numbers."),
        StudyKey(
            "items.<item>.bands", "list of numbers",
            "For `number`: where each band begins, ascending."),
        StudyKey(
            "items.<item>.missing", "list of texts",
            "For questions not on a scale: texts that stand for a missing answer, such as `-99`. Scales have their own."
        ),
        StudyKey(
            "items.<item>.themes", "path, or map",
            "For `text`: what `rapport comments` wrote, with a theme or several (`;` between them) behind each key."),
        StudyKey("items.<item>.themes.<key>", "list of themes", "The themes of one comment."),
        StudyKey(
            "items.<item>.reworded", "list of waves",
            "Waves that word the question otherwise than the wave before, where it is the same question all the same."),
        StudyKey("items.<item>.text", "text, or map", "The wording. A text alone is in the first language."),
        StudyKey("items.<item>.text.<language>", "text", "The wording in that language."),
    ]

    private static let indices = [
        StudyKey("indices", "map", "Measures that are built from items."),
        StudyKey("indices.<index>", "list of items, or map", "One index. A list alone is short for `{items: …}`."),
        StudyKey(
            "indices.<index>.items", "list of items",
            "Required, but for kinds made of indices. The items; `q01..q10` stands for ten of them."),
        StudyKey(
            "indices.<index>.items[].item", "item", "Required. An item (or a range) about which there is more to say."),
        StudyKey(
            "indices.<index>.items[].reverse", "`true` or `false`",
            "Whether its scale is turned round. Default: `false`."),
        StudyKey(
            "indices.<index>.items[].scores", "list of numbers",
            "What each point of this item counts, in order, before it is turned round."),
        StudyKey(
            "indices.<index>.kind", "kind",
            "How items become one number: `mean`, `item_favourable`, `mean_of_indices`, `pooled`, `person_share`, `all_favourable`, `net`, `sum` or `ratio`. "
                + "Default: `mean`, the mean of each person's mean."),
        StudyKey(
            "indices.<index>.of", "list of indices",
            "For `mean_of_indices` and `ratio`, required: the indices it is made of, which stand above it."),
        StudyKey(
            "indices.<index>.scores", "`points`, `0_100`, `0_10`, `of_highest`, or list of numbers",
            "What points count: their values; from 0 to 100, or 10; a percentage of the highest value; or a number for each, in order. Default: `points`."
        ),
        StudyKey(
            "indices.<index>.at", "number",
            "For `person_share`: the least mean that counts. Default: half a point below the favourable values."),
        StudyKey(
            "indices.<index>.at_least", "whole number, or `all`",
            "Fewest answered items that give a person a score. Default: half of them, rounded up; "
                + "all for `sum` and `all_favourable`; 1 for `item_favourable` and `pooled`."),
        StudyKey(
            "indices.<index>.favourable", "number, or `low`",
            "A person's score is favourable from here on. `low` says that a low score is the good one. "
                + "Default: half a point below the scale's favourable values."),
        StudyKey(
            "indices.<index>.unfavourable", "number",
            "A person's score is unfavourable up to here. Default: half a point above the unfavourable values."),
        StudyKey("indices.<index>.about", "`manager`", "Says that the items speak of the person's manager."),
        StudyKey(
            "indices.<index>.keys_checked", "`true` or `false`",
            "Says that somebody has looked at which items are turned round; no suspicion holds it back then. "
                + "Default: `false`."),
        StudyKey("indices.<index>.title", "text, or map", "The name for readers. A text is in the first language."),
        StudyKey("indices.<index>.title.<language>", "text", "The name in that language."),
    ]

    private static let groups = [
        StudyKey("cuts", "list of columns, or map", "Ways to group people. A column in a list is also the cut's name."),
        StudyKey("cuts.<cut>", "column, or map", "One cut. A column alone is short for `{column: …}`."),
        StudyKey("cuts.<cut>.column", "column", "A column of the people file or of the exports. Default: the name."),
        StudyKey(
            "cuts.<cut>.values", "list, or `found`",
            "The groups, where there is no people file; other values are *not stated*. Default: `found`."),
        StudyKey("crossed", "list of pairs of cuts", "Pairs whose combinations are groups too: `[[country, tenure]]`."),
        StudyKey("hierarchy", "map, or column", "The tree of units. A column alone is short for `{path: …}`."),
        StudyKey("hierarchy.manager", "`manager`", "The tree follows the people file's managers."),
        StudyKey("hierarchy.path", "column", "The tree follows a column such as `Division/Region/Unit`."),
        StudyKey("hierarchy.separator", "one character", "With `path`: what stands between two levels. Default: `/`."),
        StudyKey(
            "hierarchy.direct", "`true` or `false`",
            "With `manager`: whether the people who report to a head are groups too. Default: `false`."),
        StudyKey(
            "hierarchy.heads_together", "whole number",
            "Fewest people, by head count, in a group of heads of sub-units. Default: `k` divided by .6, rounded up."),
        StudyKey("k", "whole number", "The least number of people behind any figure; 5 or more. Default: 10."),
    ]

    private static let results = [
        StudyKey("headline", "list of measures", "Measures that are shown first: items, indices, `participation`."),
        StudyKey(
            "unknown_labels", "percentage, or map",
            "How many answers may have a text that no scale explains. A percentage is short for `{most: …}`."),
        StudyKey("unknown_labels.most", "percentage", "Beyond this share a run stops. Default: `1%`."),
        StudyKey(
            "duplicates", "`best`, `earliest` or `fail`",
            "Which of several responses of one person in one wave counts. Default: `best`."),
        StudyKey("partials", "`keep` or `drop`", "Whether an unfinished response counts. Default: `keep`."),
        StudyKey(
            "targets", "list", "Figures of your own that groups should reach; each is compared with what they have."),
        StudyKey("targets[].measure", "measure", "Required. An index, an item or a question."),
        StudyKey("targets[].value", "number", "Required. The figure, as results have it."),
        StudyKey("targets[].group", "group", "The id of the group in results. Default: `company`."),
        StudyKey("targets[].date", "day, `YYYY-MM-DD`", "The day by which."),
        StudyKey(
            "benchmarks", "list, path, or map",
            "Figures of other organisations. A list (or a table by its path) is short for `{figures: …}`."),
        StudyKey(
            "benchmarks.figures", "list, or path",
            "One entry a figure; a path names a table whose columns are the keys below."),
        StudyKey("benchmarks.figures[].measure", "measure", "Required. What it is compared with."),
        StudyKey(
            "benchmarks.figures[].kind", "kind",
            "Required. How it came about: `item`, or the kind of an index as results say it. Another kind is refused."),
        StudyKey(
            "benchmarks.figures[].scores", "as for an index",
            "What points count in it. Other scores are refused. Default: `points`."),
        StudyKey(
            "benchmarks.figures[].favourable", "text",
            "What counts as favourable in it, as results say it (`4, 5`). Another set is refused."),
        StudyKey("benchmarks.figures[].value", "number", "Required. The figure."),
        StudyKey(
            "benchmarks.figures[].n", "whole number", "Answers behind it; without it the difference has no interval."),
        StudyKey("benchmarks.figures[].population", "text", "Required. Whose figure it is."),
        StudyKey("benchmarks.figures[].source", "text", "Required. Where it is published."),
        StudyKey("benchmarks.figures[].year", "whole number", "Required. The year it is of."),
        StudyKey("benchmarks.years", "whole number", "Older ones are marked as `old`. Default: 3."),
        StudyKey("expect", "map", "What the study knows of its sources; otherwise a run stops."),
        StudyKey("expect.<source>", "map", "What it knows of this source."),
        StudyKey("expect.<source>.rows", "whole number", "Required. The number of records in it."),
        StudyKey("outputs", "map", "Where results go and what is in them."),
        StudyKey("outputs.dir", "path", "The folder for results. Default: `rapport-out`."),
        StudyKey(
            "outputs.sd", "`true` or `false`",
            "Whether each cell's standard deviation is published where it may be said. Default: `false`."),
    ]
}
