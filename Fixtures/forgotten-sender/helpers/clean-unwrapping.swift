// A helper that gives a value or fails: where it gives none, it has told whoever waits.

enum LoadError: Error { case missing, empty }

struct Item { var isReady: Bool }

func require(_ value: Int?, _ completion: @escaping (Result<Int, any Error>) -> Void) -> Int? {
  guard let value else {
    completion(.failure(LoadError.missing))
    return nil
  }
  return value
}

func loadRepaired(_ value: Int?, completion: @escaping (Result<Int, any Error>) -> Void) {
  guard let known = require(value, completion) else { return }  // ok: the helper has failed it
  guard known > 0 else {
    completion(.failure(LoadError.empty))
    return
  }
  completion(.success(known))
}

func checked(_ text: String, _ completion: @escaping (Result<Int, any Error>) -> Void) -> Bool {
  if text.isEmpty {
    completion(.failure(LoadError.empty))
    return false
  }
  return true
}

func countRepaired(_ text: String, completion: @escaping (Result<Int, any Error>) -> Void) {
  guard checked(text, completion) else { return }
  if text.hasPrefix("#") {
    completion(.success(0))
    return
  }
  completion(.success(text.count))
}

func described(_ result: Result<Int?, any Error>, _ completion: @escaping (Result<String, any Error>) -> Void) -> String? {
  switch result {
  case .success(let number?): return "\(number)"
  case .success(nil):
    completion(.failure(LoadError.missing))
    return nil
  case .failure(let error):
    completion(.failure(error))
    return nil
  }
}

func describe(
  _ load: (@escaping (Result<Int?, any Error>) -> Void) -> Void, completion: @escaping (Result<String, any Error>) -> Void
) {
  load { result in
    guard let text = described(result, completion) else { return }  // ok: the helper has failed it
    completion(.success(text))
  }
}

func first(_ items: [Item], _ completion: @escaping (Item?) -> Void) -> Item? {
  if let item = items.first(where: \.isReady) { return item }
  completion(nil)
  return nil
}

func pick(_ items: [Item], completion: @escaping (Item?) -> Void) {
  if let item = first(items, completion) { completion(item) }  // ok: the helper has told that there is none
}
