import LeakModel

extension SourceFile {
  /// The nodes that contain a range, from the outermost statement to the innermost node.
  public func path(to range: SourceRange) -> [Node] {
    guard var node = statements.statement(around: range) else { return [] }
    var path = [node]
    while let next = node.child(around: range) {
      path.append(next)
      node = next
    }
    return path
  }
}

extension Node {
  fileprivate func child(around range: SourceRange) -> Node? {
    switch self {
    case .block(let block): return block.statements.statement(around: range)
    case .statement(let statement):
      if case .type(let type) = statement.kind { return type.members.statement(around: range) }
    default: break
    }
    var found: Node?
    forEachChild { child in
      if found == nil, child.range.contains(range) { found = child }
    }
    return found
  }
}

extension [Stmt] {
  /// The statement that holds a range. They stand in order: it is searched for by halves, since there may be many, and
  /// each may be asked for.
  fileprivate func statement(around range: SourceRange) -> Node? {
    let index = partitioningIndex { $0.range.end >= range.end }
    return index < count && self[index].range.contains(range) ? .statement(self[index]) : nil
  }
}
