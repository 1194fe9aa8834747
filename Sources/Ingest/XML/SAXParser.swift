import CLibXML2
import Diagnostics
import Platform

/// What an XML file tells its reader, in order.
package protocol SAXHandler: AnyObject {
    /// An element begins. `attributes` is empty for nearly all elements of an export.
    func start(_ name: SAXName, attributes: [(name: String, value: String)], line: Int) throws
    /// Text within the innermost open element; may come in pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws
    /// The innermost open element ends.
    func end(_ name: SAXName) throws
}

/// A local name as libxml2 keeps it: one pointer for one name within a parse, so that names compare as pointers.
package struct SAXName: Hashable {
    fileprivate let pointer: UnsafePointer<UInt8>

    package var string: String { String(cString: pointer) }
}

/// libxml2's SAX2 push parser with the options and limits for files that nobody vouches for: no network, no DTD, no
/// entity beyond the five, bounded depth and text. Malformed input stops with line and column.
package final class SAXParser {
    /// What is done about entities beyond the five.
    package enum Policy: Sendable {
        /// A document that uses one is refused. What every reader of exports has.
        case refuseEntities
        /// They are looked up in the document's own declarations, as XML says, and never expanded: for measuring how
        /// well the parser by itself tells documents from what is none.
        case wellFormedness
    }

    private let name: String
    private let policy: Policy
    private let handler: any SAXHandler
    fileprivate var failure: (any Error)?
    fileprivate var context: xmlParserCtxtPtr?
    fileprivate var depth = 0
    /// The root element's namespace; empty where it has none.
    fileprivate(set) var rootNamespace = ""
    /// Names whose length was looked at, by their address.
    private var measured = [UnsafePointer<UInt8>?](repeating: nil, count: 256)
    /// Bytes handed over at a time.
    private static let step = 1 << 15

    package init(name: String, handler: any SAXHandler, policy: Policy = .refuseEntities) {
        self.policy = policy
        self.name = name
        self.handler = handler
    }

    /// Parses a whole input.
    package func parse(_ input: Input) throws {
        try parse(input) { document in
            try document.feed(input.mark..<input.size)
            try document.finish()
        }
    }

    /// A document of which the parser is given one stretch after the other.
    struct Document {
        fileprivate let parser: SAXParser
        fileprivate let input: Input
        fileprivate let context: xmlParserCtxtPtr

        /// Parses a stretch of the input's bytes, as if it followed the last one.
        func feed(_ range: Range<Int>) throws { try parser.feed(input, range, context) }

        /// Says that nothing follows.
        func finish() throws { try parser.finish(context) }

        /// Whether everything handed over has been worked on and the parser is in the content of an element.
        var isAtRest: Bool {
            guard context.pointee.instate == XML_PARSER_CONTENT, let input = context.pointee.input?.pointee else {
                return false
            }
            return input.cur == input.end
        }

        /// The line of what comes next, counted over the stretches.
        var line: Int { parser.line }
    }

    /// Parses what `body` feeds.
    func parse(_ input: Input, by body: (Document) throws -> Void) throws {
        try withContext(input) { try body(Document(parser: self, input: input, context: $0)) }
    }

    private func withContext(_ input: Input, _ body: (xmlParserCtxtPtr) throws -> Void) throws {
        var sax = policy == .refuseEntities ? Self.callbacks : Self.bareCallbacks
        let owner = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&sax, owner, nil, 0, nil) else {
            throw Failure(.internalFailure, "libxml2 gave no parser")
        }
        self.context = context
        // Some messages are about no parser and go to what is set for the thread.
        rapport_silence_libxml2()
        defer {
            self.context = nil
            // Where libxml2 keeps entity declarations though nobody asked for them; the context does not own it.
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
            context.pointee.myDoc = nil
            xmlFreeParserCtxt(context)
        }
        var options = XML_PARSE_NONET.rawValue
        let isUTF8 = input.overridesDeclaration
        if isUTF8 { options |= XML_PARSE_IGNORE_ENC.rawValue }
        xmlCtxtUseOptions(context, Int32(options))
        if isUTF8 { xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8) }
        try body(context)
    }

    private func feed(_ input: Input, _ range: Range<Int>, _ context: xmlParserCtxtPtr) throws {
        let window = min(1 << 18, max(1, range.count))
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: window, alignment: 4096)
        defer { buffer.deallocate() }
        var at = range.lowerBound
        while at < range.upperBound, let base = buffer.baseAddress {
            let got = try input.file.read(into: base, count: min(window, range.upperBound - at), at: at)
            if got == 0 { break }
            try feed(UnsafeRawBufferPointer(start: base, count: got), from: at - input.mark, context)
            at += got
        }
    }

    private func finish(_ context: xmlParserCtxtPtr) throws {
        try check(xmlParseChunk(context, nil, 0, 1), context)
        if context.pointee.wellFormed == 0 { throw malformed(context) }
    }

    /// Hands over some bytes, little by little: what the parser has not come to an end with is looked at in between.
    ///
    /// libxml2 may see less where a portion ends (`]]>` across the end is not found), and the look in between depends on
    /// it too. So portions end at the same offsets for a piece and for the whole file; a piece only has more ends.
    private func feed(_ bytes: UnsafeRawBufferPointer, from offset: Int, _ context: xmlParserCtxtPtr) throws {
        let chars = bytes.bindMemory(to: CChar.self)
        var start = 0
        while start < chars.count {
            let count = min(Self.step - (offset + start) % Self.step, chars.count - start)
            try check(xmlParseChunk(context, chars.baseAddress.map { $0 + start }, Int32(count), 0), context)
            checkPending(context)
            if let failure { throw failure }
            start += count
        }
    }

    private func check(_ status: Int32, _ context: xmlParserCtxtPtr) throws {
        if let failure { throw failure }
        if status != 0, context.pointee.wellFormed == 0 { throw malformed(context) }
        // Bytes that cannot be converted stop libxml2, but the document stays well-formed to it, as if it ended there.
        guard [-1, Int32(XML_ERR_INVALID_ENCODING.rawValue)].contains(status) else { return }
        throw Failure(
            .xmlMalformed, XMLErrorWords.of(Int32(XML_ERR_INVALID_ENCODING.rawValue)),
            at: Place(file: name, line: line), help: "check what the file's first line says about its encoding")
    }

    /// libxml2 gathers a whole tag, comment or DOCTYPE before it works on it, and compares each attribute of a tag with
    /// all others: what is too long or has too many of them is stopped before.
    private func checkPending(_ context: xmlParserCtxtPtr) {
        guard let input = context.pointee.input?.pointee, let start = input.cur, let end = input.end else { return }
        let pending = UnsafeBufferPointer(start: start, count: max(0, end - start))
        if pending.count > 2 * Limits.text {
            return limit("a tag, comment or declaration is longer than \(2 * Limits.text >> 20) MiB")
        }
        guard pending.count > Self.step / 2, Self.attributes(pending) > Limits.attributes else { return }
        limit("an element has more than \(Limits.attributes) attributes")
    }

    /// Attribute values in an unfinished start tag; 0 for anything else.
    private static func attributes(_ tag: UnsafeBufferPointer<UInt8>) -> Int {
        guard tag[0] == UInt8(ascii: "<"), ![UInt8(ascii: "!"), UInt8(ascii: "?")].contains(tag[1]) else { return 0 }
        var quote: UInt8?
        var values = 0
        for byte in tag where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            if quote == nil { quote = byte; values += 1 } else if quote == byte { quote = nil }
        }
        return values
    }

    private func malformed(_ context: xmlParserCtxtPtr) -> Failure {
        let error = xmlCtxtGetLastError(context)
        if error?.pointee.code == Int32(XML_ERR_UNDECLARED_ENTITY.rawValue) { return entityFailure }
        let line = max(1, Int(error?.pointee.line ?? 0))
        return Failure(
            .xmlMalformed, XMLErrorWords.of(error?.pointee.code ?? 0),
            at: Place(file: name, line: line, column: Int(error?.pointee.int2 ?? 0)),
            help: "the file is damaged or was cut off; export it again")
    }

    fileprivate var line: Int { max(1, Int(context?.pointee.input?.pointee.line ?? 0)) }

    /// Runs a step of the handler; the first error stops the parser.
    @inline(__always)
    fileprivate func step(_ body: (any SAXHandler) throws -> Void) {
        guard failure == nil else { return }
        do { try body(handler) } catch { stop(error) }
    }

    fileprivate func stop(_ error: any Error) {
        if failure == nil { failure = error }
        if let context { xmlStopParser(context) }
    }

    /// An error that libxml2 leaves to the reader of its events.
    fileprivate func stopMalformed(_ what: String) {
        stop(
            Failure(
                .xmlMalformed, "XML: " + what, at: Place(file: name, line: line),
                help: "the file is damaged; export it again"))
    }

    fileprivate func limit(_ what: String) {
        stop(
            Failure(
                .xmlLimit, what, at: Place(file: name, line: line), help: "this is not an export that Rapport reads"))
    }

    fileprivate var isInDoctype: Bool { context?.pointee.inSubset != 0 }

    fileprivate var isBehindSemicolon: Bool {
        guard let input = context?.pointee.input?.pointee, let cur = input.cur, let base = input.base, cur > base else {
            return false
        }
        return cur[-1] == UInt8(ascii: ";")
    }

    fileprivate func entity() { stop(entityFailure) }

    private var entityFailure: Failure {
        Failure(
            .xmlEntity, "an entity beyond the five of XML is used; entities are never expanded",
            at: Place(file: name, line: line), help: "export with plain text")
    }

    fileprivate func startElement(
        _ name: UnsafePointer<UInt8>, _ count: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        depth += 1
        if depth > Limits.depth { return limit("elements are nested more than \(Limits.depth) deep") }
        if count > Limits.attributes { return limit("an element has more than \(Limits.attributes) attributes") }
        // One name is one pointer within a parse, so its length is looked at when it is another one than last time here.
        let place = Int(bitPattern: name) >> 3 & (measured.count - 1)
        if measured[place] != name {
            if xmlStrlen(name) > Limits.name {
                return limit("an element's name is longer than \(Limits.name) bytes")
            }
            measured[place] = name
        }
        let pairs = count == 0 ? [] : Self.pairs(attributes, Int(count))
        if count > 0, pairs.contains(where: { $0.value.utf8.count > Limits.text }) {
            return limit("an attribute is longer than \(Limits.text >> 20) MiB")
        }
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
            let at = attributes + 5 * i
            guard let name = at[0], let start = at[3], let end = at[4] else { return nil }
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
    /// The same with libxml2's own keeping of declarations, so that it knows which entities there are.
    fileprivate static var bareCallbacks: xmlSAXHandler {
        var sax = callbacks
        sax.reference = nil
        sax.startDocument = { xmlSAX2StartDocument(parser($0)?.context) }
        sax.internalSubset = { xmlSAX2InternalSubset(parser($0)?.context, $1, $2, $3) }
        sax.isStandalone = { xmlSAX2IsStandalone(parser($0)?.context) }
        sax.hasInternalSubset = { xmlSAX2HasInternalSubset(parser($0)?.context) }
        sax.hasExternalSubset = { xmlSAX2HasExternalSubset(parser($0)?.context) }
        sax.entityDecl = { xmlSAX2EntityDecl(parser($0)?.context, $1, $2, $3, $4, $5) }
        sax.unparsedEntityDecl = { xmlSAX2UnparsedEntityDecl(parser($0)?.context, $1, $2, $3, $4) }
        sax.getEntity = { xmlSAX2GetEntity(parser($0)?.context, $1) }
        sax.getParameterEntity = { xmlSAX2GetParameterEntity(parser($0)?.context, $1) }
        return sax
    }

    /// What libxml2 calls. No entity declaration is kept and none is looked up but the five.
    fileprivate static var callbacks: xmlSAXHandler {
        var sax = xmlSAXHandler()
        sax.initialized = UInt32(XML_SAX2_MAGIC)
        // Attributes that only the DOCTYPE gives come last, and are left out.
        sax.startElementNs = { context, name, _, namespace, _, _, count, defaulted, attributes in
            guard let name, let parser = parser(context) else { return }
            if parser.depth == 0 { parser.rootNamespace = namespace.map { String(cString: $0) } ?? "" }
            parser.startElement(name, count - defaulted, attributes)
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
            // A declaration asks whether the name is taken; only a use of it is an error.
            if parser(context)?.isInDoctype == false { parser(context)?.entity() }
            return nil
        }
        sax.getParameterEntity = { context, _ in
            // So does a declaration here; a use ends with a semicolon.
            if parser(context)?.isBehindSemicolon == true { parser(context)?.entity() }
            return nil
        }
        sax.notationDecl = { context, _, publicID, systemID in
            if publicID == nil, systemID == nil { parser(context)?.stopMalformed("a notation that names nothing") }
        }
        sax.reference = { context, _ in parser(context)?.entity() }
        // Messages are read from the context; nothing goes to standard error.
        sax.serror = { _, _ in }
        return sax
    }
}
