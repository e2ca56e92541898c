import LeakModel

extension Notice {
  /// The order of output: file, place, then message.
  static func reportOrder(_ a: Notice, _ b: Notice) -> Bool {
    if a.file != b.file { return a.file < b.file }
    let start = Position(line: 0, column: 0)
    let (first, second) = (a.position ?? start, b.position ?? start)
    return first == second ? a.message < b.message : first < second
  }
}
