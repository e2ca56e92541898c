import LeakFlow

/// To which call each closure of a file is given.
struct ClosureSites {
  struct Use {
    var call: CallID
    var operand: CallSite.Operand
  }
  private let file: FlowFile

  init(_ file: FlowFile) { self.file = file }

  /// `nil` for a closure that is given to none.
  subscript(body: BodyID) -> Use? {
    guard let call = file.occurrences.call(given: body),
      let operand = file[call].arguments.first(where: { $0.value == .body(body) })
    else { return nil }
    return Use(call: call, operand: operand)
  }
}
