import CPlatform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Folders and files as the publisher needs them: private, synced, and replaced whole.
package enum Folders {
    /// Names in a folder, sorted by bytes; hidden ones left out.
    package static func names(in path: String) throws(SystemError) -> [String] {
        guard let folder = opendir(path) else { throw SystemError("opendir") }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether something is at this path.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether the path is a folder.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Makes a folder and those above it, each only for its owner.
    package static func make(_ path: String) throws(SystemError) {
        if path.isEmpty || isFolder(path) { return }
        let parent = Self.parent(of: path)
        if parent != path { try make(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemError("mkdir") }
    }

    /// Writes a new file (0600) and syncs it; an existing one is an error.
    package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SystemError("open") }
        var failure: SystemError?
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            do throws(SystemError) { try writeAll(descriptor, base, buffer.count) } catch { failure = error }
        }
        if failure == nil, fsync(descriptor) != 0 { failure = SystemError("fsync") }
        if close(descriptor) != 0, failure == nil { failure = SystemError("close") }
        if let failure { throw failure }
    }

    /// Makes the names in a folder last.
    package static func sync(_ path: String) throws(SystemError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("fsync") }
    }

    /// Puts the folder `new` where `path` is, whole: a reader sees the old one or the new one.
    /// What was there before is at `new` afterwards.
    package static func replace(_ path: String, with new: String) throws(SystemError) {
        if exists(path) {
            if rapport_exchange(new, path) == 0 { return }
            guard errno == EINVAL || errno == ENOSYS else { throw SystemError("renameat2") }
            // A file system without the exchange: two renames, with the old one aside in between.
            let aside = path + ".old"
            try remove(aside)
            guard rename(path, aside) == 0, rename(new, path) == 0, rename(aside, new) == 0 else {
                throw SystemError("rename")
            }
            return
        }
        guard rename(new, path) == 0 else { throw SystemError("rename") }
    }

    /// Renames within one file system.
    package static func move(_ from: String, to path: String) throws(SystemError) {
        guard rename(from, path) == 0 else { throw SystemError("rename") }
    }

    /// Points the link at `path` to `target`, by rename.
    package static func link(_ path: String, to target: String) throws(SystemError) {
        let fresh = path + ".new"
        unlink(fresh)
        guard symlink(target, fresh) == 0 else { throw SystemError("symlink") }
        guard rename(fresh, path) == 0 else { throw SystemError("rename") }
    }

    /// Removes a file, or a folder with all that is in it; links are not followed.
    package static func remove(_ path: String) throws(SystemError) {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return }
            throw SystemError("lstat")
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            for name in try allNames(in: path) { try remove(path + "/" + name) }
            guard rmdir(path) == 0 else { throw SystemError("rmdir") }
        } else {
            guard unlink(path) == 0 else { throw SystemError("unlink") }
        }
    }

    private static func allNames(in path: String) throws(SystemError) -> [String] {
        guard let folder = opendir(path) else { throw SystemError("opendir") }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The folder that holds `path`.
    package static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// What a file in `folder` calls the file that is `path` from here.
    package static func path(_ path: String, from folder: String) -> String {
        if path.hasPrefix("/") || path == "-" || folder == "." || folder.isEmpty { return path }
        let steps = folder.split(separator: "/").filter { $0 != "." }
        if folder.hasPrefix("/") || steps.contains("..") {
            var buffer = [CChar](repeating: 0, count: 4096)
            guard getcwd(&buffer, buffer.count) != nil else { return path }
            return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/" + path
        }
        return String(repeating: "../", count: steps.count) + path
    }

    /// Writes a file (0600), whole, in the place of one that may be there.
    package static func overwrite(_ bytes: [UInt8], to path: String) throws(SystemError) {
        let fresh = path + ".new"
        try remove(fresh)
        try write(bytes, to: fresh)
        try move(fresh, to: path)
    }

    /// `path` seen from `folder`, unless it is absolute.
    package static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") || folder.isEmpty || folder == "." ? path : folder + "/" + path
    }
}
