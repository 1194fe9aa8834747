import Diagnostics
import Digests
import Platform
import Protect
import Publish
import Workers

/// The files of a run in memory, and the way they appear in the output folder: whole or not at all.
struct Publication {
    let folder: String
    private var draft: String { folder + "/draft" }
    private var releases: String { folder + "/releases" }
    private var state: String { folder + "/state" }

    /// Takes the lock of the output folder; somebody else's run means "try later".
    func lock() throws -> FileLock {
        do {
            try Folders.make(folder)
            try Folders.make(state)
            if let lock = try FileLock.take(state + "/lock") { return lock }
        } catch {
            throw unwritable(error)
        }
        throw Failure(.locked, "another run is writing to \(folder)", help: "try again when it has finished")
    }

    /// The files of a release, `run.json` last: it vouches for the others.
    static func files(
        _ release: Release, _ run: RunInfo, mark: Mark, workers: Workers
    ) throws -> [(name: String, bytes: [UInt8])] {
        let writers: [@Sendable () -> (name: String, bytes: [UInt8])] = [
            { (ResultsJSON.name, ResultsJSON.bytes(release, mark: mark)) },
            { (ResultsCSV.name, ResultsCSV.bytes(release, mark: mark)) },
            { (ComparisonsCSV.name, ComparisonsCSV.bytes(release, mark: mark)) },
        ]
        let made = try workers.map(chunks: writers.count) { chunk, _ in
            let file = writers[chunk]()
            return (file: file, info: info(file))
        }
        let outputs = made.map(\.info)
        return made.map(\.file) + [(RunJSON.name, RunJSON.bytes(run, mark: mark, outputs: outputs))]
    }

    private static func info(_ file: (name: String, bytes: [UInt8])) -> OutputInfo {
        OutputInfo(path: file.name, bytes: file.bytes.count, digest: BlockDigest.hex(of: file.bytes))
    }

    /// Replaces the draft. False when the same run is there already.
    func publishDraft(_ files: [(name: String, bytes: [UInt8])], runID: String) throws -> Bool {
        if holds(draft, runID: runID, like: files) { return false }
        do {
            let fresh = try write(files, as: "draft")
            try Folders.replace(draft, with: fresh)
            try Folders.sync(folder)
            try Folders.remove(fresh)
        } catch {
            throw unwritable(error)
        }
        return true
    }

    /// Writes a file that stays with whoever runs the pipeline, in the place of an earlier one.
    func keep(_ bytes: [UInt8], as name: String) throws {
        do { try Folders.overwrite(bytes, to: state + "/" + name) } catch { throw unwritable(error) }
    }

    /// Adds a release and points `current` to it. False when this run has been released already.
    func publishRelease(_ files: [(name: String, bytes: [UInt8])], runID: String) throws -> Bool {
        let target = releases + "/" + runID
        do {
            let isNew = !Folders.exists(target)
            if isNew {
                try Folders.make(releases)
                let fresh = try write(files, as: runID)
                try Folders.move(fresh, to: target)
                try Folders.sync(releases)
            }
            try point(to: runID)
            return isNew
        } catch {
            throw unwritable(error)
        }
    }

    /// Swaps the link, and the small file beside it for stores without links.
    private func point(to runID: String) throws(SystemError) {
        try Folders.link(folder + "/current", to: "releases/" + runID)
        let text = "{\"schema\": \"rapport.current/1\", \"run_id\": \"\(runID)\", \"path\": \"releases/\(runID)\"}\n"
        let fresh = folder + "/.current.json.new"
        try Folders.remove(fresh)
        try Folders.write(Array(text.utf8), to: fresh)
        try Folders.move(fresh, to: folder + "/current.json")
        try Folders.sync(folder)
    }

    /// Writes files into a new folder beside the final one. What an interrupted run left there goes first.
    private func write(_ files: [(name: String, bytes: [UInt8])], as name: String) throws(SystemError) -> String {
        let fresh = folder + "/.new-" + name
        try Folders.remove(fresh)
        try Folders.make(fresh)
        for file in files { try Folders.write(file.bytes, to: fresh + "/" + file.name) }
        try Folders.sync(fresh)
        return fresh
    }

    /// Whether a folder holds this run, byte for byte but for `run.json`, whose timing differs.
    private func holds(_ path: String, runID: String, like files: [(name: String, bytes: [UInt8])]) -> Bool {
        guard let run = try? OpenFile.read(path + "/" + RunJSON.name).all(limit: 1 << 26),
            String(decoding: run, as: UTF8.self).contains("\"run_id\": \"\(runID)\"")
        else { return false }
        return files.dropLast().allSatisfy { file in
            (try? OpenFile.read(path + "/" + file.name).all(limit: 1 << 40)) == file.bytes
        }
    }

    /// The draft's files, if they are what its `run.json` vouches for.
    func readDraft() throws -> (runID: String, study: String?, files: [(name: String, bytes: [UInt8])]) {
        func read(_ name: String) throws -> [UInt8] {
            do { return try OpenFile.read(draft + "/" + name).all(limit: 1 << 40) } catch {
                throw Failure(
                    .draftMissing, "there is no draft to release in \(folder)", help: "make one with `rapport run`")
            }
        }
        let run = String(decoding: try read(RunJSON.name), as: UTF8.self)
        guard let runID = Manifest.value("run_id", in: run) else { throw tampered(RunJSON.name) }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in [ResultsJSON.name, ResultsCSV.name] {
            let bytes = try read(name)
            guard
                run.contains(
                    "\"path\": \"\(name)\", \"bytes\": \(bytes.count), \"sha256\": \"\(BlockDigest.hex(of: bytes))\"")
            else { throw tampered(name) }
            files.append((name, bytes))
        }
        files.append((RunJSON.name, Array(run.utf8)))
        return (runID, Manifest.value("sha256", in: run), files)
    }

    private func tampered(_ name: String) -> Failure {
        Failure(
            .draftTampered, "\(name) of the draft is not what run.json vouches for",
            help: "make a new draft with `rapport run`")
    }

    private func unwritable(_ error: SystemError) -> Failure {
        Failure(
            .outputUnwritable, "cannot write to \(folder): \(error.text)",
            help: "choose another folder with `--out`, or make this one writable")
    }
}

/// Reading single values of a manifest that this tool wrote.
enum Manifest {
    static func value(_ key: String, in text: String) -> String? {
        guard let start = text.firstRange(of: "\"\(key)\": \"") else { return nil }
        let rest = text[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return String(rest[..<end])
    }
}

/// Turns the files of a draft into those of a release: the same bytes but for the mark.
enum Promotion {
    static func release(_ files: [(name: String, bytes: [UInt8])]) -> [(name: String, bytes: [UInt8])] {
        var promoted: [(name: String, bytes: [UInt8])] = []
        for file in files where file.name != RunJSON.name {
            let text = String(decoding: file.bytes, as: UTF8.self)
            let marked =
                file.name == ResultsCSV.name
                ? text.replacing(",draft\n", with: ",release\n")
                : text.replacing("\n\"mark\": \"draft\",\n", with: "\n\"mark\": \"release\",\n", maxReplacements: 1)
            promoted.append((file.name, Array(marked.utf8)))
        }
        guard let run = files.first(where: { $0.name == RunJSON.name }) else { return promoted }
        var text = String(decoding: run.bytes, as: UTF8.self)
            .replacing("\n\"mark\": \"draft\",\n", with: "\n\"mark\": \"release\",\n", maxReplacements: 1)
        for (old, new) in zip(files, promoted) {
            text = text.replacing(
                "\"bytes\": \(old.bytes.count), \"sha256\": \"\(BlockDigest.hex(of: old.bytes))\"",
                with: "\"bytes\": \(new.bytes.count), \"sha256\": \"\(BlockDigest.hex(of: new.bytes))\"")
        }
        return promoted + [(RunJSON.name, Array(text.utf8))]
    }
}
