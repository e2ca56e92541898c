/// Finds the node of a search for a block and what is known there.
///
/// Most blocks are reached in few ways: those are compared one by one, which takes no hash.
@usableFromInline struct NodeIndex<Key: Hashable> {
  /// For each block its first nodes.
  @usableFromInline var few: [[Int]]
  @usableFromInline var others: [Key: Int] = [:]

  @usableFromInline static var limit: Int { 6 }

  @inlinable init(blocks: Int) { few = [[Int]](repeating: [], count: blocks) }

  @inlinable func node(_ key: Key, at block: Int, in keys: [Key]) -> Int? {
    for node in few[block] where keys[node] == key { return node }
    return few[block].count < Self.limit ? nil : others[key]
  }

  @inlinable mutating func add(_ node: Int, _ key: Key, at block: Int) {
    if few[block].count < Self.limit { few[block].append(node) } else { others[key] = node }
  }
}
