#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What tells one state of a file from another.
package struct FileIdentity: Sendable, Equatable {
    package let device: UInt64
    package let inode: UInt64
    package let size: Int
    package let changedSeconds: Int
    package let changedNanoseconds: Int
}

/// A system call that did not do what it was asked, with the system's own words.
package struct SystemError: Error, Sendable {
    package let call: String
    package let code: Int32

    init(_ call: String, _ code: Int32 = errno) {
        self.call = call
        self.code = code
    }

    /// The system's text for the error, such as "No such file or directory".
    package var text: String { String(cString: strerror(code)) }

    /// Whether the file is simply not there.
    package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}

/// A file that is open for reading at any place, by any number of workers.
package final class OpenFile: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Opens an existing file for reading.
    package static func read(_ path: String) throws(SystemError) -> OpenFile {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open") }
        return OpenFile(descriptor: descriptor)
    }

    /// Standard input, to be spooled.
    package static func standardInput() throws(SystemError) -> OpenFile {
        let descriptor = dup(0)
        guard descriptor >= 0 else { throw SystemError("dup") }
        return OpenFile(descriptor: descriptor)
    }

    /// A file without a name, readable by nobody else, which is gone when the process is.
    package static func spool() throws(SystemError) -> OpenFile {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((folder + "/rapport-" + String(repeating: "X", count: 6)).utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mkstemp($0) } ?? -1
        }
        guard descriptor >= 0 else { throw SystemError("mkstemp") }
        guard template.withUnsafeBufferPointer({ $0.baseAddress.map { unlink($0) } ?? -1 }) == 0,
            fchmod(descriptor, 0o600) == 0
        else {
            let error = SystemError("unlink")
            close(descriptor)
            throw error
        }
        return OpenFile(descriptor: descriptor)
    }

    /// A path under which a library that wants one can open the file again while this is open.
    package var path: String { "/dev/fd/\(descriptor)" }

    /// Size, inode and time of the last change.
    package func identity() throws(SystemError) -> FileIdentity {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError("fstat") }
        #if canImport(Darwin)
            let changed = status.st_mtimespec  // not tried here
        #else
            let changed = status.st_mtim
        #endif
        return FileIdentity(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size),
            changedSeconds: changed.tv_sec, changedNanoseconds: changed.tv_nsec)
    }

    /// Whether this is a plain file (and not a folder, pipe or device).
    package func isRegular() throws(SystemError) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError("fstat") }
        return status.st_mode & S_IFMT == S_IFREG
    }

    /// Reads up to `count` bytes at `offset`; fewer only at the end of the file.
    package func read(into target: UnsafeMutableRawPointer, count: Int, at offset: Int) throws(SystemError) -> Int {
        var done = 0
        while done < count {
            let got = pread(descriptor, target + done, count - done, off_t(offset + done))
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw SystemError("pread") }
            if got == 0 { break }
            done += got
        }
        return done
    }

    /// Reads the next bytes of a stream; 0 at its end.
    package func readNext(into target: UnsafeMutableRawPointer, count: Int) throws(SystemError) -> Int {
        while true {
            #if canImport(Glibc)
                let got = Glibc.read(descriptor, target, count)
            #else
                let got = Darwin.read(descriptor, target, count)
            #endif
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw SystemError("read") }
            return got
        }
    }

    /// Appends bytes to a spool.
    package func append(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        guard let base = bytes.baseAddress else { return }
        try writeAll(descriptor, base, bytes.count)
    }

    /// Reads the file from an offset to its end, at most `limit` bytes.
    package func all(limit: Int, from offset: Int = 0) throws(SystemError) -> [UInt8] {
        let size = min(max(0, try identity().size - offset), limit)
        var bytes = [UInt8](repeating: 0, count: size)
        var got = 0
        var failure: SystemError?
        bytes.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            do throws(SystemError) { got = try read(into: base, count: size, at: offset) } catch { failure = error }
        }
        if let failure { throw failure }
        bytes.removeLast(size - got)
        return bytes
    }
}

/// Writes all bytes, however few a call takes.
func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) throws(SystemError) {
    var done = 0
    while done < count {
        let wrote = write(descriptor, bytes + done, count - done)
        if wrote < 0, errno == EINTR { continue }
        guard wrote > 0 else { throw SystemError("write") }
        done += wrote
    }
}
