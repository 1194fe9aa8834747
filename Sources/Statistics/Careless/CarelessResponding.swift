/// Signs that a person did not read the questions. They flag, they never delete: results are printed with and without, and
/// straight answers in a short scale are often honest (Meade & Craig 2012; Curran 2016). Answers are as given and in the
/// order shown, before anything is reversed; missing ones are left out.
public enum CarelessResponding {
    /// The longest run of equal answers (Johnson 2005); nil without answers.
    public static func longestRun(_ answers: [Int]) -> Int? { runs(answers).max() }

    /// The mean length of runs of equal answers; nil without answers.
    public static func meanRun(_ answers: [Int]) -> Double? {
        answers.isEmpty ? nil : Double(answers.count) / Double(runs(answers).count)
    }

    /// The standard deviation of one person's answers (Dunn and others 2018); nil below two answers.
    public static func spread(_ answers: [Int]) -> Double? {
        let exact = answers.reduce(into: CodeSums()) { $0.add($1, count: 1) }
        return exact.variance?.squareRoot()
    }

    /// The correlation of a person's answers with the means of all people's. Fails below three answers (`tooFew`) and where
    /// one side does not vary.
    public static func personTotal(_ answers: [Int?], means: [Double]) -> Result<Double, Undefined> {
        let both = zip(answers, means).compactMap { answer, mean in answer.map { (Double($0), mean) } }
        guard both.count > 2 else { return .failure(.tooFew) }
        guard both.contains(where: { $0.0 != both[0].0 }) else { return .failure(.noVariance) }
        return Correlation.pearson(both.map { $0.0 }, both.map { $0.1 })
    }

    /// The correlation, within one person, of the means of odd-numbered and even-numbered items over at least three scales,
    /// and the same for scales of full length (Spearman & Brown), not below -1. Fails below three scales with both halves
    /// (`tooFew`) and where a half does not vary (`noVariance`). Items are turned beforehand.
    public static func evenOdd(
        _ scales: [[Int?]]
    ) -> Result<(correlation: Double, corrected: Double), Undefined> {
        let halves = scales.compactMap { scale -> (Double, Double)? in
            let odd = mean(scale.indices.filter { $0 % 2 == 0 }.compactMap { scale[$0] })
            let even = mean(scale.indices.filter { $0 % 2 == 1 }.compactMap { scale[$0] })
            return odd.flatMap { odd in even.map { (odd, $0) } }
        }
        guard halves.count > 2 else { return .failure(.tooFew) }
        return Correlation.pearson(halves.map { $0.0 }, halves.map { $0.1 }).map { r in
            (r, r > -1 ? max(2 * r / (1 + r), -1) : -1)
        }
    }

    private static func mean(_ answers: [Int]) -> Double? {
        answers.isEmpty ? nil : Double(answers.reduce(0, +)) / Double(answers.count)
    }

    private static func runs(_ answers: [Int]) -> [Int] {
        var lengths: [Int] = []
        for (i, answer) in answers.enumerated() {
            if i > 0, answers[i - 1] == answer { lengths[lengths.count - 1] += 1 } else { lengths.append(1) }
        }
        return lengths
    }
}
