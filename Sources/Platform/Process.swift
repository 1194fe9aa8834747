import CPlatform

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The process itself: what it may leave behind and whom it talks to.
package enum Process {
    /// Files are for their owner only, and a crash leaves no memory image with answers in it.
    package static func harden() {
        umask(0o077)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if canImport(Glibc)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        #else
            setrlimit(RLIMIT_CORE, &none)  // not tried here
        #endif
        rapport_undumpable()
        signal(SIGPIPE, SIG_IGN)
    }

    /// Processors this process may use.
    package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Columns of the terminal that standard error is; nil where it is none.
    package static var errorColumns: Int? {
        let columns = Int(rapport_columns(2))
        return columns > 0 ? columns : nil
    }

    /// An environment variable.
    package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Seconds on a clock that only runs forward.
    package static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Writes to standard output (1) or standard error (2); false when it could not be written whole.
    @discardableResult
    package static func print(_ text: String, to stream: Int32) -> Bool {
        var text = text
        return text.withUTF8 { buffer in
            guard let base = buffer.baseAddress else { return true }
            do throws(SystemError) { try writeAll(stream, base, buffer.count) } catch { return false }
            return true
        }
    }
}
