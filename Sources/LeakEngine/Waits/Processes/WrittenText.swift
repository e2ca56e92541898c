import LeakFlow

/// What is written into a pipe, as far as its length can be seen.
struct WrittenText {
  let file: FlowFile

  /// Whether it is, or is made of, something from elsewhere, such as a parameter: what is written out in the sources fits a pipe.
  func mayBeLong(_ value: Value, depth: Int = 8) -> Bool {
    guard depth > 0 else { return false }
    switch value {
    case .variable(let id):
      guard file[id].isLet, let definition = file[id].definition, definition != value else {
        return file[file[id].owner].parameters.contains { $0.variable == id }
      }
      return mayBeLong(definition, depth: depth - 1)
    case .global: return true
    // `text.utf8`
    case .member(let base, _): return mayBeLong(base, depth: depth - 1)
    case .operation("+", let parts): return parts.contains { mayBeLong($0, depth: depth - 1) }
    case .operation(_, let parts): return parts.first.map { mayBeLong($0, depth: depth - 1) } ?? false
    case .call(let id):
      // `Data(text.utf8)`, `text.data(using: .utf8)`
      let made = file[id].receiver.map { [$0] } ?? file[id].arguments.prefix(1).map(\.value)
      return made.contains { mayBeLong($0, depth: depth - 1) }
    default: return false
    }
  }
}
