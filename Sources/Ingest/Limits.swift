/// Bounds on untrusted input: what is beyond them is refused with a message, never read on in hope.
package enum Limits {
    /// Bytes of one record of delimited text.
    package static let record = 16 << 20
    /// Bytes of one text in XML.
    package static let text = 1 << 20
    /// Elements within elements.
    package static let depth = 64
    /// Attributes of one element.
    package static let attributes = 256
    /// Bytes of an element's name.
    package static let name = 256
    /// Columns of a delimited file, element names of an XML record.
    package static let columns = 10_000
    /// Bytes of a structure file that is read as a whole.
    package static let structure = 64 << 20
}
