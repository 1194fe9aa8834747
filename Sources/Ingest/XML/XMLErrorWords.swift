import CLibXML2

/// libxml2's errors in our own words: its messages quote the document, and a document holds answers.
enum XMLErrorWords {
    static func of(_ code: Int32) -> String {
        let words = xmlParserErrors(rawValue: numericCast(max(0, code)))
        return "XML: " + (known(words) ?? "not well-formed (libxml2 error \(code))")
    }

    private static func known(_ code: xmlParserErrors) -> String? {
        switch code {
        case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_START: "there is no element"
        case XML_ERR_DOCUMENT_END, XML_ERR_TAG_NOT_FINISHED: "the file ends before its elements do"
        case XML_ERR_EXTRA_CONTENT: "there is more behind the end of the root element"
        case XML_ERR_TAG_NAME_MISMATCH: "an end tag does not match its start tag"
        case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF: "a character that XML does not allow"
        case XML_ERR_INVALID_ENCODING: "bytes that do not keep to the encoding"
        case XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING: "an encoding that is not known"
        case XML_ERR_ATTRIBUTE_REDEFINED: "an attribute stands twice in one tag"
        case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE,
            XML_ERR_LT_IN_ATTRIBUTE:
            "an attribute is not written as XML wants it"
        case XML_ERR_NAME_REQUIRED, XML_ERR_SPACE_REQUIRED, XML_ERR_GT_REQUIRED, XML_ERR_LTSLASH_REQUIRED:
            "a tag is not written as XML wants it"
        case XML_ERR_CDATA_NOT_FINISHED: "a CDATA section does not end"
        case XML_ERR_COMMENT_NOT_FINISHED: "a comment does not end"
        case XML_ERR_PI_NOT_FINISHED: "a processing instruction does not end"
        case XML_ERR_DOCTYPE_NOT_FINISHED: "the DOCTYPE does not end"
        case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_ENTITYREF_NO_NAME: "an ampersand that begins no entity"
        case XML_ERR_MISPLACED_CDATA_END: "]]> outside a CDATA section"
        default: nil
        }
    }
}
