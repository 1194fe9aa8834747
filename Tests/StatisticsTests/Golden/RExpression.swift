import Foundation

/// A column, or a single value, of the small expressions in golden cases; nil entries are R's `NA`.
enum RValue {
    case numbers([Double?])
    case texts([String?])
    case flags([Bool?])

    var count: Int {
        switch self {
        case .numbers(let list): list.count
        case .texts(let list): list.count
        case .flags(let list): list.count
        }
    }

    /// Numbers, with flags as 0 and 1.
    var numbers: [Double?] {
        switch self {
        case .numbers(let list): list
        case .texts(let list): list.map { $0.flatMap(Double.init) }
        case .flags(let list): list.map { $0.map { $0 ? 1 : 0 } }
        }
    }

    var texts: [String?] {
        switch self {
        case .numbers(let list):
            list.map { $0.map { $0 == $0.rounded() && $0.magnitude < 1e15 ? String(Int($0)) : "\($0)" } }
        case .texts(let list): list
        case .flags(let list): list.map { $0.map { $0 ? "TRUE" : "FALSE" } }
        }
    }

    var flags: [Bool?] {
        if case .flags(let list) = self { return list }
        return numbers.map { $0.map { $0 != 0 } }
    }

    /// The chosen entries; positions wrap around, as a single value stands for a whole column.
    func picking(_ rows: [Int]) -> RValue {
        let count = max(count, 1)
        return switch self {
        case .numbers(let list): .numbers(rows.map { list[$0 % count] })
        case .texts(let list): .texts(rows.map { list[$0 % count] })
        case .flags(let list): .flags(rows.map { list[$0 % count] })
        }
    }
}

/// The R expressions that occur in `filter`, `derive`, `split` and `indicator`: comparisons, `&`, `|`, `!`, arithmetic,
/// indexing by a condition, assignment, and a few functions. Anything else is an error, never a guess.
struct RExpression {
    struct Problem: Error { let text: String }

    private enum Token: Equatable {
        case number(Double)
        case text(String)
        case name(String)
        case sign(String)
    }

    private var tokens: [Token] = []
    private var at = 0
    private var columns: [String: RValue]

    /// The value of an expression over columns.
    static func value(_ source: String, _ columns: [String: RValue]) throws -> RValue {
        var expression = RExpression(columns: columns)
        expression.tokens = try tokens(of: source)
        let value = try expression.disjunction()
        guard expression.at == expression.tokens.count else { throw Problem(text: source) }
        return value
    }

    /// The columns that assignments separated by `;` add.
    static func assign(_ source: String, _ columns: [String: RValue]) throws -> [String: RValue] {
        var columns = columns
        for statement in source.components(separatedBy: ";") {
            let sides = statement.components(separatedBy: "<-")
            guard sides.count >= 2 else { throw Problem(text: statement) }
            let name = sides[0].trimmingCharacters(in: .whitespaces)
            columns[name] = try value(sides.dropFirst().joined(separator: "<-"), columns)
        }
        return columns
    }

    private init(columns: [String: RValue]) { self.columns = columns }

    private static func tokens(of source: String) throws -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(source)
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first.isNumber || (first == "." && rest.dropFirst().first?.isNumber == true) {
                let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "e" }
                guard let number = Double(digits) else { throw Problem(text: source) }
                tokens.append(.number(number))
                rest = rest.dropFirst(digits.count)
            } else if first.isLetter || first == "." {
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
                tokens.append(.name(String(name)))
                rest = rest.dropFirst(name.count)
            } else if first == "'" || first == "\"" {
                let text = rest.dropFirst().prefix { $0 != first }
                tokens.append(.text(String(text)))
                rest = rest.dropFirst(text.count + 2)
            } else {
                let pair = String(rest.prefix(2))
                let sign = ["==", "!=", "<=", ">=", "&&", "||"].contains(pair) ? pair : String(first)
                guard "=!<>&|+-*/()[],".contains(sign.first ?? " ") else { throw Problem(text: source) }
                tokens.append(.sign(sign))
                rest = rest.dropFirst(sign.count)
            }
        }
        return tokens
    }

    private mutating func take(_ signs: String...) -> String? {
        guard at < tokens.count, case .sign(let sign) = tokens[at], signs.contains(sign) else { return nil }
        at += 1
        return sign
    }

    private mutating func expect(_ sign: String) throws {
        guard take(sign) != nil else { throw Problem(text: "\(sign) expected at \(at) in \(tokens)") }
    }

    private mutating func disjunction() throws -> RValue {
        var left = try conjunction()
        while take("|", "||") != nil {
            left = Self.logical(left, try conjunction()) { a, b in
                a == true || b == true ? true : a == nil || b == nil ? nil : false
            }
        }
        return left
    }

    private mutating func conjunction() throws -> RValue {
        var left = try negation()
        while take("&", "&&") != nil {
            left = Self.logical(left, try negation()) { a, b in
                a == false || b == false ? false : a == nil || b == nil ? nil : true
            }
        }
        return left
    }

    private mutating func negation() throws -> RValue {
        if take("!") != nil { return .flags(try negation().flags.map { $0.map { !$0 } }) }
        return try comparison()
    }

    private mutating func comparison() throws -> RValue {
        let left = try sum()
        guard let sign = take("==", "!=", "<=", ">=", "<", ">") else { return left }
        let right = try sum()
        if case .texts = left { return Self.compare(left.texts, right.texts, sign) }
        if case .texts = right { return Self.compare(left.texts, right.texts, sign) }
        return Self.compare(left.numbers, right.numbers, sign)
    }

    private mutating func sum() throws -> RValue {
        var left = try product()
        while let sign = take("+", "-") {
            left = Self.arithmetic(left, try product()) { sign == "+" ? $0 + $1 : $0 - $1 }
        }
        return left
    }

    private mutating func product() throws -> RValue {
        var left = try signed()
        while let sign = take("*", "/") {
            left = Self.arithmetic(left, try signed()) { sign == "*" ? $0 * $1 : $0 / $1 }
        }
        return left
    }

    private mutating func signed() throws -> RValue {
        if take("-") != nil { return .numbers(try signed().numbers.map { $0.map { -$0 } }) }
        return try indexed()
    }

    private mutating func indexed() throws -> RValue {
        let value = try primary()
        guard take("[") != nil else { return value }
        let condition = try disjunction().flags
        try expect("]")
        return value.picking(condition.indices.filter { condition[$0] == true })
    }

    private mutating func primary() throws -> RValue {
        guard at < tokens.count else { throw Problem(text: "an expression ends early") }
        at += 1
        switch tokens[at - 1] {
        case .number(let number): return .numbers([number])
        case .text(let text): return .texts([text])
        case .name(let name):
            if take("(") != nil { return try call(name) }
            switch name {
            case "TRUE": return .flags([true])
            case "FALSE": return .flags([false])
            case "NA": return .flags([nil])
            default:
                guard let column = columns[name] else { throw Problem(text: "no column \(name)") }
                return column
            }
        case .sign("("):
            let value = try disjunction()
            try expect(")")
            return value
        case .sign(let sign): throw Problem(text: "\(sign) unexpected")
        }
    }

    private mutating func call(_ name: String) throws -> RValue {
        var arguments = [try disjunction()]
        while take(",") != nil { arguments.append(try disjunction()) }
        try expect(")")
        let known = arguments[0].numbers.compactMap { $0 }
        switch (name, arguments.count) {
        case ("length", 1): return .numbers([Double(arguments[0].count)])
        case ("min", 1): return .numbers([known.min()])
        case ("max", 1): return .numbers([known.max()])
        case ("sum", 1): return .numbers([known.reduce(0, +)])
        case ("mean", 1): return .numbers([known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)])
        case ("is.na", 1): return .flags(arguments[0].texts.map { $0 == nil })
        case ("ifelse", 3): return Self.choose(arguments[0].flags, arguments[1], arguments[2])
        default: throw Problem(text: "\(name)() with \(arguments.count) arguments is not known here")
        }
    }

    private static func choose(_ condition: [Bool?], _ yes: RValue, _ no: RValue) -> RValue {
        func pick<T>(_ a: [T?], _ b: [T?]) -> [T?] {
            condition.enumerated().map { i, flag in
                flag.flatMap { $0 ? a[i % max(a.count, 1)] : b[i % max(b.count, 1)] }
            }
        }
        if case .flags(let a) = yes, case .flags(let b) = no { return .flags(pick(a, b)) }
        if case .texts = yes { return .texts(pick(yes.texts, no.texts)) }
        if case .texts = no { return .texts(pick(yes.texts, no.texts)) }
        return .numbers(pick(yes.numbers, no.numbers))
    }

    private static func both<A, B>(_ a: [A?], _ b: [A?], _ join: (A?, A?) -> B?) -> [B?] {
        guard !a.isEmpty, !b.isEmpty else { return [] }
        return (0..<max(a.count, b.count)).map { join(a[$0 % a.count], b[$0 % b.count]) }
    }

    private static func logical(_ a: RValue, _ b: RValue, _ join: (Bool?, Bool?) -> Bool?) -> RValue {
        .flags(both(a.flags, b.flags, join))
    }

    private static func arithmetic(_ a: RValue, _ b: RValue, _ join: (Double, Double) -> Double) -> RValue {
        .numbers(both(a.numbers, b.numbers) { x, y in x.flatMap { x in y.map { join(x, $0) } } })
    }

    private static func compare<T: Comparable>(_ a: [T?], _ b: [T?], _ sign: String) -> RValue {
        .flags(
            both(a, b) { x, y in
                guard let x, let y else { return nil }
                return switch sign {
                case "==": x == y
                case "!=": x != y
                case "<=": x <= y
                case ">=": x >= y
                case "<": x < y
                default: x > y
                }
            })
    }
}
