import Study

/// The groups in the form that the attack works with: the hierarchy in preorder, so that everybody below a node is
/// one range, and every other cut as a slot with places (place 0: in no group of that cut).
struct Frame {
    /// One cut besides the hierarchy. `base` + place is the flat index of a place; all slots together: 0..<width.
    struct Slot {
        var cut: Int
        var groups: [Int]
        var base: Int
        var size: Int { groups.count + 1 }
        var range: Range<Int> { base..<base + size }
    }
    private(set) var nodeGroup: [Int] = []
    private(set) var nodeEnd: [Int] = []
    private(set) var nodeParent: [Int] = []
    private(set) var slots: [Slot] = []
    private(set) var width = 0
    /// By group position: preorder number of a node, or -1 - flat index for a group of another cut.
    private(set) var role: [Int] = []
    /// By flat index: position of the group, -1 for place 0; and its slot.
    private(set) var flatGroup: [Int] = []
    private(set) var flatSlot: [Int] = []
    /// The only root, if there is exactly one.
    private(set) var root: Int?

    var nodes: Int { nodeGroup.count }

    /// Nil where the groups do not form a forest or name a cut that is not there.
    init?(_ input: AuditInput) {
        role = Array(repeating: Int.min, count: input.groups.count)
        guard input.groups.allSatisfy({ input.cuts.indices.contains($0.cut) }), placeTree(input) else { return nil }
        for cut in input.cuts.indices where input.cuts[cut].kind != .hierarchy { placeSlot(cut, input) }
        guard !role.contains(Int.min) else { return nil }
    }

    private static func inTree(_ group: Int, _ input: AuditInput) -> Bool {
        input.cuts[input.groups[group].cut].kind == .hierarchy
    }

    private mutating func placeTree(_ input: AuditInput) -> Bool {
        var children = Array(repeating: [Int](), count: input.groups.count)
        var roots: [Int] = []
        for group in input.groups.indices where Self.inTree(group, input) {
            guard let parent = input.groups[group].parent else { roots.append(group); continue }
            guard input.groups.indices.contains(parent), Self.inTree(parent, input) else { return false }
            children[parent].append(group)
        }
        // A stack of groups to enter (true) or to leave (false); what no root reaches keeps no role: a cycle.
        var stack = roots.reversed().map { ($0, true) }
        while let (group, entering) = stack.popLast() {
            guard entering else { nodeEnd[role[group]] = nodes; continue }
            role[group] = nodes
            nodeParent.append(input.groups[group].parent.map { role[$0] } ?? -1)
            nodeGroup.append(group)
            nodeEnd.append(0)
            stack.append((group, false))
            for child in children[group].reversed() { stack.append((child, true)) }
        }
        root = roots.count == 1 ? 0 : nil
        return true
    }

    private mutating func placeSlot(_ cut: Int, _ input: AuditInput) {
        let members = input.groups.indices.filter { input.groups[$0].cut == cut }
        guard !members.isEmpty else { return }
        flatGroup.append(-1)
        flatSlot.append(slots.count)
        for (place, group) in members.enumerated() {
            role[group] = -1 - (width + place + 1)
            flatGroup.append(group)
            flatSlot.append(slots.count)
        }
        slots.append(Slot(cut: cut, groups: members, base: width))
        width += members.count + 1
    }
}
