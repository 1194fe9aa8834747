import Study

/// Options that fewer than 2k people of the whole company chose, over all waves: they are not spoken of one by one.
///
/// Decided by company-wide counts, so that the list of options is the same for every group and wave, and says nothing of
/// any of them.
package enum RareOptions {
    /// The same sums with rare options put together.
    package static func merged(_ scored: Scored) -> Scored {
        var study = scored.study
        var slot = 0
        for number in study.questions.indices {
            let question = study.questions[number]
            if question.kind == .single || question.kind == .multi {
                study.questions[number].rare = Set(
                    question.options.indices.filter { option in
                        let (own, code) =
                            question.kind == .multi ? (slot + option, UInt8(2)) : (slot, WideCode.code(option + 1))
                        return scored.count(slot: own, code: code) < 2 * study.k
                    })
            }
            if question.kind == .single, study.questions[number].rare.count == 1 {
                // By itself it would be what the others leave over.
                let others = question.options.indices.filter { !study.questions[number].rare.contains($0) }
                let own = slot
                let least = others.min {
                    scored.count(slot: own, code: WideCode.code($0 + 1))
                        < scored.count(slot: own, code: WideCode.code($1 + 1))
                }
                if let least { study.questions[number].rare.insert(least) }
            }
            slot += question.slots
        }
        guard study.questions != scored.study.questions else { return scored }
        return scored.with(study)
    }
}

extension Scored {
    /// How many people of the whole company, over all waves, have a code in a slot of a question.
    package func count(slot: Int, code: UInt8) -> Int {
        let counter = layout.slots[slot].start + Int(code)
        return population.space.slotsOfEverybody.reduce(0) { count, slot in
            count + (scorer.sums.withRow(at: slot) { Int($0[counter]) } ?? 0)
        }
    }
}
