import Testing

/// Fails with all places at once and a sentence that says what to do.
func expectNone(
  _ violations: [String], _ todo: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard !violations.isEmpty else { return }
  let list = violations.map { "  " + $0 }.joined(separator: "\n")
  Issue.record(Comment(rawValue: "\(todo)\n\(list)"), sourceLocation: sourceLocation)
}

extension SourceFile {
  /// A place as compilers print it.
  func place(_ offset: Int) -> String { "\(path):\(swift.line(at: offset))" }
}
