/// The few first places of something that may happen a million times: enough for messages, the same for any number of
/// workers.
package struct FirstPlaces: Sendable {
    package static let limit = 3
    package private(set) var count = 0
    package private(set) var places: [Int] = []

    package init() {}

    package mutating func add(_ place: Int) {
        count += 1
        insert(place)
    }

    package mutating func merge(_ other: FirstPlaces) {
        count += other.count
        for place in other.places { insert(place) }
    }

    private mutating func insert(_ place: Int) {
        guard places.count < Self.limit || place < places[places.count - 1] else { return }
        places.insert(place, at: places.firstIndex { $0 > place } ?? places.count)
        if places.count > Self.limit { places.removeLast() }
    }
}
