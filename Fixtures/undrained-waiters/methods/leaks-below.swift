// What is beneath an object ends, and those whom it answers hear nothing of that.

protocol Line: AnyObject {
  var onText: ((Int, String) -> Void)? { get set }
  func send(_ id: Int)
  func hangUp()
}

final class Talk {
  private let line: any Line
  private var calls: [Int: (String?) -> Void] = [:]

  init(_ line: any Line) {
    self.line = line
    line.onText = { [weak self] id, text in self?.calls.removeValue(forKey: id)?(text) }
  }

  func call(_ id: Int, completion: @escaping (String?) -> Void) {
    calls[id]?(nil)
    calls[id] = completion
    line.send(id)
  }

  func close() {  // want: undrained-waiters "leaves what is still in 'calls'"
    line.onText = nil
    line.hangUp()
  }
}
