/// The version of this tool, as `--version` and `run.json` state it.
public enum Rapport {
    /// Semantic version.
    public static let version = "0.1.0"
}
