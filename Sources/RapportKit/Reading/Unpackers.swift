import Archives
import FormatSPSS
import Ingest

/// What this build can unpack.
enum Unpackers {
    static let all: [any Unpacker] = [Gzip(), Zip(), CompoundFile(), SPSSFile()]
}
