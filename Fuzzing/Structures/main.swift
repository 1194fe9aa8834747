import Diagnostics
import FuzzSupport
import Ingest
import Workers

private let file = InputFile(".sss")
/// What lies beside a definition of columns.
private let data = InputFile(".asc")
private let formats = [nil, nil, "qsf", "triple-s", "odm", "ddi", "xform", "lss"]

// The input is a byte that chooses the format named, a structure, and behind a byte 255 the data that it explains.
fuzz { input in
    guard input.count > 1 else { return }
    let parts = input[1...].split(separator: 255, maxSplits: 1, omittingEmptySubsequences: false)
    file.write(parts[0])
    data.write(parts.count > 1 ? parts[1] : input[0..<0])
    var request = Export.Request(path: file.path, name: "structure.txt")
    request.format = formats[Int(input[0] & 7)]
    _ = Everything.refusals {
        _ = try Codebook.read(request, workers: Workers(1), collector: Collector())
        return .records([])
    }
    _ = Everything.read(request)
}
