import Diagnostics
import Ingest
import Platform

#if Archives
    import CMinizip
#endif

/// A file compressed with gzip, of one or more members.
package struct Gzip: Unpacker {
    package init() {}

    package func takes(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B]) }

    package func unpack(_ file: OpenFile, _ request: UnpackRequest) throws -> Unpacked {
        #if Archives
            let spool = try OpenFile.spool()
            guard let stream = gzopen(file.path, "rb") else {
                throw request.failure(.sourceUnreadable, "gzip gave no stream", help: "export it again")
            }
            defer { gzclose(stream) }
            let limit = max(ArchiveLimits.free, try file.identity().size * ArchiveLimits.ratio)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
            defer { buffer.deallocate() }
            var total = 0
            while true {
                let got = gzread(stream, buffer.baseAddress, UInt32(buffer.count))
                if got == 0 { break }
                guard got > 0 else { throw damaged(request) }
                total += Int(got)
                guard total <= min(limit, ArchiveLimits.unpacked) else {
                    throw request.failure(
                        .archiveLimit, "what is compressed is larger than any export",
                        help: "unpack it, look at it, and name what is in it")
                }
                try spool.append(UnsafeRawBufferPointer(rebasing: buffer[..<Int(got)]))
            }
            // A stream that ends too early reads as its beginning.
            var code: Int32 = 0
            _ = gzerror(stream, &code)
            guard code == Z_OK || code == Z_STREAM_END, total > 0 else { throw damaged(request) }
            return Unpacked(.file(spool), note: "compressed with gzip")
        #else
            throw request.failure(.sourceUnsupported, "the file is compressed with gzip", help: ArchiveSupport.advice)
        #endif
    }

    private func damaged(_ request: UnpackRequest) -> Failure {
        request.failure(.archiveDamaged, "the gzip file is damaged or was cut off", help: "copy or export it again")
    }
}
