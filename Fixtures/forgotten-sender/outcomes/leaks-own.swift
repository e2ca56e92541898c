import Foundation

// Functions of the sources that call one of two closures: what each call makes of it is known.

enum Answer<Value> {
  case value(Value)
  case problem(String)

  func fold<Result>(_ ifValue: (Value) -> Result, _ ifProblem: (String) -> Result) -> Result {
    switch self {
    case .value(let value): return ifValue(value)
    case .problem(let text): return ifProblem(text)
    }
  }

  func ifValue(_ body: (Value) -> Void) {
    if case .value(let value) = self { body(value) }
  }

  func ifProblem(_ body: (String) -> Void) {
    if case .problem(let text) = self { body(text) }
  }
}

func folded(_ answer: Answer<Int>, done: @escaping (Int?) -> Void) {
  answer.fold({ done($0) }, { print($0) })  // want: forgotten-sender "reaching the end here leaves without calling 'done'"
}

func onlyIfValue(_ answer: Answer<Int>, done: @escaping (Int?) -> Void) {
  answer.ifValue { done($0) }  // want: forgotten-sender "'ifValue' does not run its closure on each of its paths, which leaves without calling 'done'"
}

final class Downloads {
  /// One of the two comes, later.
  func get(_ url: URL, then: @escaping (Data) -> Void, otherwise: @escaping (any Error) -> Void) {
    DispatchQueue.global().async {
      do {
        then(try Data(contentsOf: url))
      } catch {
        otherwise(error)
      }
    }
  }
}

func later(_ downloads: Downloads, _ url: URL, completion: @escaping (Data?) -> Void) {
  downloads.get(url, then: { completion($0) }, otherwise: { print($0) })  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
}
