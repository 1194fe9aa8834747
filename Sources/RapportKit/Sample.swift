import Diagnostics
import Platform
import SampleOrganisation

extension Rapport {
    /// Writes the fictional organisation's files into a folder, replacing those that are there.
    public static func sample(to folder: String) -> RunOutcome {
        let collector = Collector()
        let files = SampleOrganisation.files()
        do {
            for file in files {
                let path = folder + "/" + file.path
                try Folders.make(Folders.parent(of: path))
                try Folders.remove(path)
                try Folders.write(file.bytes, to: path)
            }
        } catch {
            collector.add(Diagnostic(.outputUnwritable, "cannot write to \(folder): \(error.text)"))
        }
        return outcome(collector, collector.hasErrors ? "" : "\(files.count) files in \(folder)\n")
    }

    /// Prints to standard error.
    public static func say(_ text: String) { Process.print(text, to: 2) }

    /// Prints to standard output; false when it could not be written whole.
    public static func print(_ text: String) -> Bool { Process.print(text, to: 1) }

    /// Makes the process safe to hold answers: private files, no memory images.
    public static func harden() { Process.harden() }
}
