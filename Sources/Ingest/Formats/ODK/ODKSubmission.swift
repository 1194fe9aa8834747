import Diagnostics
import Study

/// A submission of ODK or Kobo: one response a file, the form's name as root, groups as elements, repeats as siblings.
enum ODKSubmission: XMLFormat {
    static let name = "odk-xml"
    static let title = "ODK submission (XML)"

    static func recognise(_ outline: XMLOutline) -> Evidence {
        guard outline.attributes["id"] != nil, outline.hasElement("instanceID") else { return .none }
        return Evidence(90, "the root element has an `id`, and there is an `instanceID`")
    }

    static func open(_ opening: Opening) throws -> Export {
        let input = opening.input
        let tree = SmallTree(file: input.name)
        try SAXParser(name: input.name, handler: tree).parse(input)
        let made = try SparseTable.spool(input) { take in
            var row = SparseTable.Row(line: tree.root.line)
            for cell in cells(of: tree.root, "") { row.add(cell.name, cell.text) }
            try take(row)
        }
        let columns = made.columns.enumerated().map { position, id in
            Column(position: position, id: id, text: id, purpose: id.hasPrefix("meta/") ? .about : .answer)
        }
        var layout = Layout(format: name, columns: columns, headerRecords: 0)
        layout.codebook = opening.request.codebook
        layout.blank = AnswerCode.notShown
        return try opening.export(made.table, layout)
    }

    /// Leaves by their way down; of siblings with one name each has its number, as the platform's CSV has it.
    private static func cells(of node: SmallTree.Node, _ way: String) -> [(name: String, text: String)] {
        if node.children.isEmpty {
            let text = Headers.trim(node.text)
            return way.isEmpty ? [] : [(way, text.isEmpty ? SpooledAnswer.skipped : text)]
        }
        let times = Dictionary(grouping: node.children, by: \.name).mapValues(\.count)
        var number: [String: Int] = [:]
        return node.children.flatMap { child -> [(name: String, text: String)] in
            number[child.name, default: 0] += 1
            let name = times[child.name] == 1 ? child.name : "\(child.name)[\(number[child.name] ?? 1)]"
            return cells(of: child, way.isEmpty ? name : way + "/" + name)
        }
    }
}
