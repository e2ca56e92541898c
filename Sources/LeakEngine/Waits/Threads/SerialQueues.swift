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

  /// Whether a value is a queue made in plain sight, without `.concurrent`.
  func isSerial(_ queue: Value, in body: BodyID) -> Bool {
    if queue == .member(.global("DispatchQueue"), "main") { return true }
    return program.exclusives.exclusive(queue, in: BodyRef(file: fileIndex, body: body))?.kind == .queue
  }
}
