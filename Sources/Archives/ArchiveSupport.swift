/// Whether this build can open archives and workbooks: the package trait `Archives`.
package enum ArchiveSupport {
    #if Archives
        package static let isBuiltIn = true
    #else
        package static let isBuiltIn = false
    #endif

    static let advice = "this build is without archives: build with `--traits Archives`, or save it as CSV"
}

/// Bounds on what archives may hold.
enum ArchiveLimits {
    /// Bytes of all that is unpacked from one file.
    static let unpacked = 8 << 30
    /// How many times larger than the archive its content may be, beyond some MiB.
    static let ratio = 400
    static let free = 64 << 20
    static let members = 20_000
    /// Cells of one sheet.
    static let columns = 16_384
    /// Different texts of a workbook, in bytes.
    static let sharedTexts = 1 << 30
}
