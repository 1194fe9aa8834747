/// When a response was handed in, for choosing between duplicates: later is larger. No zone is assumed, since only
/// stamps of one export are compared.
package enum Timestamp {
    /// Seconds since the year 0 (of an even calendar), or nil when the text is no timestamp this version reads:
    /// `YYYY-MM-DD[ T]HH:MM[:SS]`, `D.M.YYYY HH:MM`, `M/D/YYYY HH:MM`, `DD-MM-YYYY HH:MM`.
    package static func seconds(_ text: String) -> Int? {
        var numbers: [Int] = []
        var separators: [UInt8] = []
        var current: Int?
        for byte in text.utf8 {
            if byte &- 48 < 10 {
                current = (current ?? 0) * 10 + Int(byte - 48)
                if let number = current, number > 99_999 { return nil }
            } else if let number = current {
                numbers.append(number)
                separators.append(byte)
                current = nil
            }
        }
        if let number = current { numbers.append(number) }
        guard numbers.count >= 3, separators.count >= 2, let date = date(numbers, separators) else { return nil }
        let time = Array(numbers.dropFirst(3).prefix(3)) + [0, 0, 0]
        guard time[0] < 25, time[1] < 60, time[2] < 61 else { return nil }
        let half = text.hasSuffix("PM") && time[0] < 12 ? 12 : text.hasSuffix("AM") && time[0] == 12 ? -12 : 0
        let days = (date.year * 12 + date.month) * 31 + date.day
        return ((days * 24 + time[0] + half) * 60 + time[1]) * 60 + time[2]
    }

    private static func date(_ numbers: [Int], _ separators: [UInt8]) -> (year: Int, month: Int, day: Int)? {
        let (a, b, c) = (numbers[0], numbers[1], numbers[2])
        if a > 999 { return valid(a, b, c) }
        let year = c < 100 ? 2000 + c : c
        return separators[0] == UInt8(ascii: "/") ? valid(year, a, b) : valid(year, b, a)
    }

    private static func valid(_ year: Int, _ month: Int, _ day: Int) -> (year: Int, month: Int, day: Int)? {
        (1...12).contains(month) && (1...31).contains(day) ? (year, month, day) : nil
    }
}
