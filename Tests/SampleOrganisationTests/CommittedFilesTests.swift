import Foundation
import SampleOrganisation
import Testing

@Suite("The committed sample")
struct CommittedFilesTests {
    @Test("is what the generator writes, byte for byte", arguments: Sample.generated.map(\.path))
    func committedFileIsCurrent(path: String) throws {
        let committed = try Data(contentsOf: Sample.folder.appendingPathComponent(path))
        #expect([UInt8](committed) == Sample.bytes(path), "\(path) is stale: write the sample again")
    }

    @Test("holds no file that the generator does not write")
    func noStrayFiles() throws {
        let known = Set(Sample.generated.map(\.path))
        let root = Sample.folder.resolvingSymlinksInPath()
        let found = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        let files = found.filter { path in
            var isFolder: ObjCBool = false
            let there = FileManager.default.fileExists(atPath: root.path + "/" + path, isDirectory: &isFolder)
            return there && !isFolder.boolValue
        }
        #expect(Set(files) == known)
    }

    @Test("stays below three megabytes")
    func size() {
        #expect(Sample.generated.map(\.bytes.count).reduce(0, +) < 3_000_000)
    }

    @Test("is the same twice, and another one for another seed")
    func seed() {
        #expect(SampleOrganisation.files() == Sample.generated)
        let other = SampleOrganisation.files(seed: 7)
        #expect(other.map(\.path) == Sample.generated.map(\.path))
        #expect(other[0] != Sample.generated[0])
    }
}
