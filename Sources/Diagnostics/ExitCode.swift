/// What the process tells its caller. When several apply, the order of `precedence` decides.
package enum ExitCode: Int32, Sendable, CaseIterable {
    case done = 0
    case checksFailed = 1
    case usage = 64
    case malformedInput = 65
    case noInput = 66
    case internalError = 70
    case cannotCreate = 73
    case inputOutput = 74
    case tryLater = 75
    case privacyRefusal = 77
    case invalidStudy = 78

    private static let precedence: [ExitCode] = [
        .internalError, .privacyRefusal, .tryLater, .inputOutput, .cannotCreate, .invalidStudy, .noInput,
        .malformedInput, .checksFailed, .usage, .done,
    ]

    /// The one of several codes that the process ends with.
    package static func worst(_ codes: some Sequence<ExitCode>) -> ExitCode {
        let present = Set(codes)
        return precedence.first(where: present.contains) ?? .done
    }
}
