import CLibXML2
import Diagnostics
import Platform

/// What an XML file tells its reader, in order.
protocol SAXHandler: AnyObject {
    /// An element begins. `attributes` is empty for nearly all elements of an export.
    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws
    /// Text within the innermost open element; may come in pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
    /// The innermost open element ends.
    func end(_ name: SAXName) throws
}

/// A local name as libxml2 keeps it: one pointer for one name within a parse, so that names compare as pointers.
struct SAXName: Hashable {
    fileprivate let pointer: UnsafePointer<UInt8>

    var string: String { String(cString: pointer) }
}

/// libxml2's SAX2 push parser with the options and limits for files that nobody vouches for: no network, no DTD, no
/// entity beyond the five, bounded depth and text. Malformed input stops with line and column.
final class SAXParser {
    private let name: String
    private let handler: any SAXHandler
    fileprivate var failure: (any Error)?
    fileprivate var context: xmlParserCtxtPtr?
    private var depth = 0
    private var ended = false

    init(name: String, handler: any SAXHandler) {
        self.name = name
        self.handler = handler
    }

    /// Parses a whole input.
    func parse(_ input: Input) throws {
        var sax = Self.callbacks
        let owner = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&sax, owner, nil, 0, nil) else {
            throw Failure(.internalFailure, "libxml2 gave no parser")
        }
        self.context = context
        defer {
            self.context = nil
            xmlFreeParserCtxt(context)
        }
        let options = XML_PARSE_NONET.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        if input.encoding != .utf8 || input.mark > 0 {
            // The bytes are UTF-8 now (or carry its mark), whatever the declaration says.
            xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        }
        try feed(input, context)
    }

    private func feed(_ input: Input, _ context: xmlParserCtxtPtr) throws {
        let window = 1 << 18
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 4096)
        defer { buffer.deallocate() }
        guard let base = buffer.baseAddress else { return }
        var at = input.mark
        while at < input.size {
            let got = try input.file.read(into: base, count: min(window, input.size - at), at: at)
            if got == 0 { break }
            let status = xmlParseChunk(context, base.bindMemory(to: CChar.self, capacity: got), Int32(got), 0)
            try check(status, context)
            at += got
        }
        try check(xmlParseChunk(context, nil, 0, 1), context)
        if context.pointee.wellFormed == 0 { throw malformed(context) }
    }

    private func check(_ status: Int32, _ context: xmlParserCtxtPtr) throws {
        if let failure { throw failure }
        if status != 0, context.pointee.wellFormed == 0 { throw malformed(context) }
    }

    private func malformed(_ context: xmlParserCtxtPtr) -> Failure {
        let error = xmlCtxtGetLastError(context)
        let text = error?.pointee.message.map { String(cString: $0) } ?? "not well-formed"
        let line = Int(error?.pointee.line ?? 0)
        let column = Int(error?.pointee.int2 ?? 0)
        return Failure(
            .xmlMalformed, Self.withoutContent(text), at: Place(file: name, line: line, column: column),
            help: "the file is damaged or was cut off; export it again")
    }

    /// libxml2's messages may quote the document: only the part before any quoted name is kept.
    private static func withoutContent(_ message: String) -> String {
        let line = message.prefix { $0 != "\n" }
        let kept = line.prefix { $0 != ":" && $0 != "'" && $0 != "\"" }
        return "XML: " + (kept.isEmpty ? "not well-formed" : kept.trimmingSpaces)
    }

    fileprivate var line: Int { Int(context?.pointee.input?.pointee.line ?? 0) }

    /// Runs a step of the handler; the first error stops the parser.
    fileprivate func step(_ body: (any SAXHandler) throws -> Void) {
        guard failure == nil else { return }
        do { try body(handler) } catch { stop(error) }
    }

    fileprivate func stop(_ error: any Error) {
        if failure == nil { failure = error }
        if let context { xmlStopParser(context) }
    }

    fileprivate func limit(_ what: String) {
        stop(Failure(.xmlLimit, what, at: Place(file: name, line: line), help: "this is not an export that Rapport reads"))
    }

    fileprivate func entity() {
        stop(
            Failure(
                .xmlEntity, "an entity beyond the five of XML is used; entities are never expanded",
                at: Place(file: name, line: line), help: "export with plain text"))
    }

    fileprivate func startElement(
        _ name: UnsafePointer<UInt8>, _ count: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        depth += 1
        if depth > Limits.depth { return limit("elements are nested more than \(Limits.depth) deep") }
        if count > Limits.attributes { return limit("an element has more than \(Limits.attributes) attributes") }
        if xmlStrlen(name) > Limits.name {
            return limit("an element's name is longer than \(Limits.name) bytes")
        }
        let pairs = count == 0 ? [] : Self.pairs(attributes, Int(count))
        step { try $0.start(SAXName(pointer: name), attributes: pairs, line: line) }
    }

    fileprivate func endElement(_ name: UnsafePointer<UInt8>) {
        depth -= 1
        step { try $0.end(SAXName(pointer: name)) }
    }

    /// SAX2 gives five pointers an attribute: local name, prefix, namespace, start and end of the value.
    private static func pairs(
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) -> [(name: String, value: String)] {
        guard let attributes else { return [] }
        return (0..<count).compactMap { i in
            guard let name = attributes[5 * i], let start = attributes[5 * i + 3], let end = attributes[5 * i + 4] else {
                return nil
            }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            return (String(cString: name), String(decoding: value, as: UTF8.self))
        }
    }
}

/// The owner of a callback.
private func parser(_ context: UnsafeMutableRawPointer?) -> SAXParser? {
    context.map { Unmanaged<SAXParser>.fromOpaque($0).takeUnretainedValue() }
}

extension SAXParser {
    /// What libxml2 calls. No entity declaration is kept and none is looked up but the five.
    fileprivate static var callbacks: xmlSAXHandler {
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        sax.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            if let name { parser(context)?.startElement(name, count, attributes) }
        }
        sax.endElementNs = { context, name, _, _ in
            if let name { parser(context)?.endElement(name) }
        }
        sax.characters = { context, text, count in
            parser(context)?.step { try $0.text(UnsafeBufferPointer(start: text, count: Int(count))) }
        }
        sax.ignorableWhitespace = sax.characters
        sax.cdataBlock = sax.characters
        sax.getEntity = { context, name in
            if let entity = xmlGetPredefinedEntity(name) { return entity }
            parser(context)?.entity()
            return nil
        }
        sax.reference = { context, _ in parser(context)?.entity() }
        // Messages are read from the context; nothing goes to standard error.
        sax.serror = { _, _ in }
        return sax
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
