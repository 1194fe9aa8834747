import Score
import Study

/// Measures with the same answers behind them: all that is said of one question, and an item with the index that is made
/// of it alone.
struct MeasureFamily {
    var members: [(measure: Measure, number: Int)]
    /// Whether each may speak of the company by itself. Of several answers one that everybody chose says nothing of the
    /// others; of one answer it says that nobody chose another.
    var sparesCompany: Bool

    static func all(_ study: Study) -> [MeasureFamily] {
        let all = Measure.all(study).enumerated().map { (measure: $1, number: $0) }
        let questions = Measure.ofQuestions(study)
        let ofQuestions = study.questions.indices.map { question in
            MeasureFamily(
                members: all.filter { entry in
                    if case .question(let number) = entry.measure {
                        questions[number].question == question
                    } else {
                        false
                    }
                }, sparesCompany: study.questions[question].kind == .multi)
        }
        let ofItems = study.items.indices.map { item in
            MeasureFamily(
                members: all.filter { entry in
                    switch entry.measure {
                    case .item(let own): own == item
                    case .index(let index): study.indices[index].parts.map(\.item) == [item]
                    case .participation, .question: false
                    }
                }, sparesCompany: false)
        }
        // The same items under several kinds: the same people answered.
        let bases = Dictionary(grouping: study.indices.indices.filter { study.indices[$0].parts.count > 1 }) { index in
            study.indices[index].parts.map(\.item).sorted() + [-study.indices[index].atLeast]
        }
        let ofIndices = bases.values.sorted { $0[0] < $1[0] }.map { indices in
            MeasureFamily(members: indices.map { all[1 + $0] }, sparesCompany: false)
        }
        return (ofQuestions + ofItems + ofIndices).filter { $0.members.count > 1 }
    }
}
