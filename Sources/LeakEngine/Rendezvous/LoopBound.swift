import LeakFlow
import LeakModel

/// How often a loop runs.
enum LoopBound: Hashable {
  case fixed(Int)
  /// Once for each element of something that does not change.
  case turns(Key)
  /// Once for each event of an asynchronous sequence.
  case events

  enum Key: Hashable {
    case value(Value)
    /// A sequence that can be compared with no other; told apart by its offset in the file.
    case unknown(Int32)
  }

  var count: Count {
    switch self {
    case .fixed(let number): Count(number)
    case .turns(let key): Count(0, perTurn: [key: 1])
    case .events: .vague
    }
  }

  var key: Key? {
    if case .turns(let key) = self { return key }
    return nil
  }
}
