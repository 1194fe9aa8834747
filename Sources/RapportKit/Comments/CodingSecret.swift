import Diagnostics
import Digests
import Platform
import Study

/// The secret by which comments that were handed out for coding are known again. It stays in `state/`.
enum CodingSecret {
    private static let name = "coding.key"

    /// Keys of comments under the secret of an output folder; nil where comments were never handed out.
    static func read(in folder: String) throws -> CommentKey? {
        guard let secret = try? OpenFile.read(folder + "/state/" + name).all(limit: 1024), !secret.isEmpty else {
            return nil
        }
        return { CommentKeys.key(of: $0, secret: secret) }
    }

    /// What a run of the study needs: nil without themes.
    static func needed(by pipeline: LoadedPipeline, _ options: RunOptions) throws -> CommentKey? {
        guard pipeline.study.questions.contains(where: { $0.themes != nil }) else { return nil }
        let folder = pipeline.outputFolder(options)
        if let key = try read(in: folder) { return key }
        throw Failure(
            .codingKeyMissing, "the study has `themes`, and \(folder)/state/\(name) is not there to know comments by",
            at: Place(file: pipeline.file),
            help: "keep the folder of results that `rapport comments` used, or have the comments coded again")
    }

    /// The same, making the secret where there is none. The caller holds the lock of the folder.
    static func make(in publication: Publication) throws -> CommentKey {
        if let known = try read(in: publication.folder) { return known }
        let secret = CommentKeys.secret()
        try publication.keep(secret, as: name)
        return { CommentKeys.key(of: $0, secret: secret) }
    }
}
