import Score
import Study

/// Measures with the same answers behind them: all that is said of one question, and an item with the index that is made
/// of it alone.
enum MeasureFamilies {
    static func of(_ study: Study) -> [[(measure: Measure, number: Int)]] {
        let all = Measure.all(study).enumerated().map { (measure: $1, number: $0) }
        let questions = Measure.ofQuestions(study)
        let ofQuestions = study.questions.indices.map { question in
            all.filter { entry in
                if case .question(let number) = entry.measure { questions[number].question == question } else { false }
            }
        }
        let ofItems = study.items.indices.map { item in
            all.filter { entry in
                switch entry.measure {
                case .item(let own): own == item
                case .index(let index): study.indices[index].parts.map(\.item) == [item]
                case .participation, .question: false
                }
            }
        }
        return (ofQuestions + ofItems).filter { $0.count > 1 }
    }
}
