import Foundation

// Each closure tells, and of two calls on one value one runs its closure.

enum AnswerRepaired<Value> {
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

func foldedRepaired(_ answer: AnswerRepaired<Int>, done: @escaping (Int?) -> Void) {
  answer.fold(
    { done($0) },
    {
      print($0)
      done(nil)
    })
}

func onlyIfValueRepaired(_ answer: AnswerRepaired<Int>, done: @escaping (Int?) -> Void) {
  answer.ifValue { done($0) }
  answer.ifProblem { _ in done(nil) }
}

final class DownloadsRepaired {
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

func laterRepaired(_ downloads: DownloadsRepaired, _ url: URL, completion: @escaping (Data?) -> Void) {
  downloads.get(
    url, then: { completion($0) },
    otherwise: {
      print($0)
      completion(nil)
    })
}

/// Each link of a chain runs its closure for one case and gives the answer back.
extension AnswerRepaired {
  @discardableResult
  func onValue(_ body: (Value) -> Void) -> Self {
    if case .value(let value) = self { body(value) }
    return self
  }

  @discardableResult
  func onProblem(_ body: (String) -> Void) -> Self {
    if case .problem(let text) = self { body(text) }
    return self
  }
}

func chained(_ answer: AnswerRepaired<Int>, done: @escaping (Int?) -> Void) {
  answer.onValue { done($0) }.onProblem { _ in done(nil) }
}

/// A stub that never fails: its callback for failures is called by nobody.
func stubbed(_ url: URL, onSuccess: @escaping (Int) -> Void, onFailure: @escaping (any Error) -> Void) {
  print(url)
  onSuccess(1)
}

func besideStub(_ url: URL) async throws -> Int {
  try await withCheckedThrowingContinuation { continuation in
    stubbed(url) { value in
      continuation.resume(returning: value)
    } onFailure: { error in
      continuation.resume(throwing: error)
    }
  }
}
