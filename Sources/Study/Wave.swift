/// One round of a survey.
package struct Wave: Sendable, Equatable, Encodable {
    package var id: String
    /// The day on which lengths of service and the like are counted.
    package var date: Day?
    /// Names of the sources that belong to it, where sources decide.
    package var sources: [String]

    package init(id: String, date: Day? = nil, sources: [String] = []) {
        self.id = id
        self.date = date
        self.sources = sources
    }
}

/// How a record finds its wave.
package enum WavePlan: Sendable, Equatable, Encodable {
    /// Everything is one wave.
    case one(Wave)
    /// Each source belongs to the wave that names it; waves are in order.
    case bySource([Wave])
    /// A column of the export names the wave. Listed waves are in order and anything else is out of scope;
    /// with an empty list the waves are those found, in the order of their text.
    case byColumn([Wave])
}
