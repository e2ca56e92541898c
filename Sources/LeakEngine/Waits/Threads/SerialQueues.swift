import LeakAST
import LeakDomain
import LeakFlow

/// Which dispatch queues run one block at a time.
struct SerialQueues: FileAnalysis {
  let program: Program
  let fileIndex: Int

  init(_ program: Program, file: Int) {
    self.program = program
    self.fileIndex = file
  }

  /// Whether a value is a queue made in plain sight, without `.concurrent` and without a target of its own.
  func isSerial(_ queue: Value) -> Bool {
    switch queue {
    case .member(.global("DispatchQueue"), "main"): return true
    case .variable(let id):
      guard file[id].isLet, case .call(let made)? = file[id].definition else { return false }
      return isSerial(file[made])
    case .global(let name):
      let made = file.members.filter { $0.name == name && $0.isLet }.compactMap(\.initial?.value)
      guard made.count == 1, case .call(let call) = made[0] else { return false }
      return isSerial(file[call])
    default: return false
    }
  }

  private func isSerial(_ made: CallSite) -> Bool {
    made.callee == .global("DispatchQueue") && made.arguments.first?.label == "label"
      && !made.arguments.contains { $0.label == "attributes" || $0.label == "target" }
  }
}
