import Normalize
import Study

/// A scale of a study, made from the labels of a column.
package enum RecognisedScale {
    /// Nil where the texts are of no scale that is known.
    package static func of(_ texts: [String: Int]) -> Scale? {
        guard let guess = ScaleRecogniser(counts: texts).recognised() else { return nil }
        var scale = Scale(id: "\(guess.name)\(guess.count)", lowest: 1, highest: guess.count)
        let most = guess.points.map(\.count).max() ?? 0
        // A list of labels for each way of saying the same; a shorter list goes on with its last label.
        for way in 0..<most {
            let labels = guess.points.map { $0[min(way, $0.count - 1)] }
            scale.labels.append(LanguageLabels(language: "", texts: labels))
        }
        (scale.notApplicable, scale.missing) = (guess.notApplicable, guess.missing)
        return scale
    }

    /// Whether a scale explains nearly all of some texts.
    package static func covers(_ scale: Scale, _ texts: [String: Int]) -> Bool {
        let known = Set(
            (scale.labels.flatMap(\.texts) + scale.notApplicable + scale.missing).map(LabelText.fold))
        let other = texts.filter { !known.contains(LabelText.fold($0.key)) }.values.reduce(0, +)
        return other * 100 <= texts.values.reduce(0, +)
    }
}
