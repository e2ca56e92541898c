/// Names to look up very often, mostly in vain: what a name looks like rules most of them out before it is hashed.
struct NameSet {
  private let names: Set<String>
  /// For each look of a name whether one of the names has it.
  private var looks = [Bool](repeating: false, count: Self.lookCount)

  private static let lookCount = 4096

  init(_ names: Set<String>) {
    self.names = names
    for name in names { looks[Self.look(of: name)] = true }
  }

  func contains(_ name: String) -> Bool { looks[Self.look(of: name)] && names.contains(name) }

  /// Made of the length and of the letters at both ends.
  private static func look(of name: String) -> Int {
    let letters = name.utf8
    guard let first = letters.first, let last = letters.last else { return 0 }
    return (letters.count &* 961 &+ Int(first) &* 31 &+ Int(last)) & (lookCount - 1)
  }
}
