import Diagnostics
import Ingest
import Platform

#if Archives
    import CMinizip

    /// A zip archive, read member by member through minizip, with limits on what comes out of it.
    final class ZipArchive {
        /// A file in the archive.
        struct Member {
            let name: String
            let size: Int
            fileprivate let position: unz64_file_pos
            fileprivate let isEncrypted: Bool
        }

        let members: [Member]
        private let handle: unzFile
        private let request: UnpackRequest
        private let limit: Int
        private var taken = 0

        init(_ file: OpenFile, _ request: UnpackRequest) throws {
            self.request = request
            guard let handle = unzOpen64(file.path) else { throw Self.damaged(request) }
            self.handle = handle
            limit = max(ArchiveLimits.free, try file.identity().size * ArchiveLimits.ratio)
            do { members = try Self.list(handle, request) } catch {
                unzClose(handle)
                throw error
            }
        }

        deinit { unzClose(handle) }

        private static func list(_ handle: unzFile, _ request: UnpackRequest) throws -> [Member] {
            var members: [Member] = []
            var status = unzGoToFirstFile(handle)
            while status == UNZ_OK {
                var info = unz_file_info64()
                var name = [CChar](repeating: 0, count: 1024)
                var position = unz64_file_pos()
                guard unzGetCurrentFileInfo64(handle, &info, &name, UInt(name.count - 1), nil, 0, nil, 0) == UNZ_OK,
                    unzGetFilePos64(handle, &position) == UNZ_OK
                else { throw damaged(request) }
                let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
                members.append(
                    Member(
                        name: String(decoding: bytes, as: UTF8.self), size: Int(clamping: info.uncompressed_size),
                        position: position, isEncrypted: info.flag & 1 != 0))
                guard members.count <= ArchiveLimits.members else {
                    throw request.failure(
                        .archiveLimit, "the archive has more than \(ArchiveLimits.members) members",
                        help: "this is not an export that Rapport reads")
                }
                status = unzGoToNextFile(handle)
            }
            guard status == UNZ_END_OF_LIST_OF_FILE, !members.isEmpty else { throw damaged(request) }
            return members
        }

        /// The member of a name, whatever its case.
        func member(_ name: String) -> Member? {
            members.first { $0.name == name } ?? members.first { $0.name.lowercased() == name.lowercased() }
        }

        /// Unpacks a member into an unnamed file.
        func spool(_ member: Member) throws -> OpenFile {
            guard !member.isEncrypted else { throw Self.encrypted(request) }
            var position = member.position
            guard unzGoToFilePos64(handle, &position) == UNZ_OK, unzOpenCurrentFile(handle) == UNZ_OK else {
                throw Self.damaged(request)
            }
            let spool = try OpenFile.spool()
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
            defer { buffer.deallocate() }
            while true {
                let got = unzReadCurrentFile(handle, buffer.baseAddress, UInt32(buffer.count))
                if got == 0 { break }
                guard got > 0 else {
                    unzCloseCurrentFile(handle)
                    throw Self.damaged(request)
                }
                taken += Int(got)
                guard taken <= min(limit, ArchiveLimits.unpacked) else {
                    unzCloseCurrentFile(handle)
                    throw request.failure(
                        .archiveLimit, "what is in the archive is larger than any export",
                        help: "unpack it, look at it, and name what is in it")
                }
                try spool.append(UnsafeRawBufferPointer(rebasing: buffer[..<Int(got)]))
            }
            // Closing compares the checksum.
            guard unzCloseCurrentFile(handle) == UNZ_OK else { throw Self.damaged(request) }
            return spool
        }

        /// Unpacks a member for an XML parser.
        func part(_ member: Member) throws -> Input { try Input(part: spool(member), name: request.name) }

        static func damaged(_ request: UnpackRequest) -> Failure {
            request.failure(.archiveDamaged, "the archive is damaged or was cut off", help: "copy or export it again")
        }

        static func encrypted(_ request: UnpackRequest) -> Failure {
            request.failure(
                .sourceUnsupported, "the archive is encrypted",
                help: "unpack it with its password, and name the file that comes out")
        }
    }
#endif
