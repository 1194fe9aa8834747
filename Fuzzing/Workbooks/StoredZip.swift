/// Writes a zip archive whose members are stored as they are.
enum StoredZip {
    static func packed(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in members {
            let size = UInt32(bytes.count)
            let common =
                two(20) + two(0) + two(0) + two(0) + two(0x21) + four(checksum(bytes)) + four(size) + four(size)
                + two(UInt16(name.utf8.count)) + two(0)
            let start = UInt32(archive.count)
            directory += four(0x0201_4B50) + two(20) + common
            directory += two(0) + two(0) + two(0) + four(0) + four(start) + Array(name.utf8)
            archive += four(0x0403_4B50) + common + Array(name.utf8) + bytes
        }
        let (count, start) = (UInt16(members.count), UInt32(archive.count))
        return archive + directory + four(0x0605_4B50) + two(0) + two(0) + two(count) + two(count)
            + four(UInt32(directory.count)) + four(start) + two(0)
    }

    private static func two(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }

    private static func four(_ number: UInt32) -> [UInt8] {
        two(UInt16(number & 0xFFFF)) + two(UInt16(number >> 16))
    }

    private static let table: [UInt32] = (0..<256).map { (index: UInt32) in
        (0..<8).reduce(index) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
    }
}
