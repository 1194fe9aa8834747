import Study

/// What each row says by itself.
///
/// Threat: a small cell, a number of people that is not the true one (so that nothing computed from it holds), a
/// measure in a group that is not released, a mean at the end of the scale. Argument: nothing to argue, each row is
/// compared with the threshold, the roster and its participation row.
struct Rows {
    let input: AuditInput
    let statements: Statements
    let people: People
    let wave: Int

    func findings() -> [AuditFinding] {
        var findings: [AuditFinding] = []
        for measure in input.measures.indices {
            let extreme = Extreme(input.measures[measure])
            for group in input.groups.indices {
                let index = statements.index(wave, measure, group)
                guard statements.answers[index] >= 0 else { continue }
                let answers = Int(statements.answers[index])
                if measure == statements.participation {
                    judgePeople(group, answers, &findings)
                } else {
                    judge(measure, group, index, answers, &findings)
                }
                let sum = statements.sums[index]
                guard let extreme, extreme.holds(sum: sum, answers: answers, weight: abs(sum)) else { continue }
                findings.append(finding(.uniformCell, measure, answers, group))
            }
        }
        return findings
    }

    private func finding(_ kind: AuditFinding.Kind, _ measure: Int?, _ count: Int, _ group: Int) -> AuditFinding {
        AuditFinding(kind, wave: wave, measure: measure, people: count, groups: [group], in: input)
    }

    private func judgePeople(_ group: Int, _ answers: Int, _ findings: inout [AuditFinding]) {
        if answers != people.byGroup[group] { findings.append(finding(.mismatch, nil, answers, group)) }
        if isSmall(people.byGroup[group]) || isSmall(answers) {
            findings.append(finding(.smallCell, nil, answers, group))
        }
    }

    private func judge(
        _ measure: Int, _ group: Int, _ index: Int, _ answers: Int, _ findings: inout [AuditFinding]
    ) {
        let released = statements.answers[statements.index(wave, statements.participation, group)]
        if released < 0 {
            findings.append(finding(.scope, measure, answers, group))
        } else if answers > Int(released) {
            findings.append(finding(.mismatch, measure, answers, group))
        }
        if answers > 0, answers < Audit.baseThreshold(input.measures[measure], input.k) {
            findings.append(finding(.smallCell, measure, answers, group))
        }
        if statements.spreads[index], answers > 0, answers < Audit.spreadThreshold(input.k) {
            findings.append(finding(.spreadBelow, measure, answers, group))
        }
    }

    /// 0 gives nobody away.
    private func isSmall(_ answers: Int) -> Bool { answers > 0 && answers < input.k }
}
