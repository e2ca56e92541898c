import LeakFlow

/// To which call each closure of a file is given, and where closures stand that are given to none.
struct ClosureSites {
  struct Use {
    var call: CallID
    var operand: CallSite.Operand
  }
  private(set) var uses: [BodyID: Use] = [:]

  init(_ file: FlowFile) {
    for index in file.calls.indices {
      for operand in file.calls[index].arguments {
        guard case .body(let body) = operand.value, uses[body] == nil else { continue }
        uses[body] = Use(call: CallID(index), operand: operand)
      }
    }
  }

  subscript(body: BodyID) -> Use? { uses[body] }
}
