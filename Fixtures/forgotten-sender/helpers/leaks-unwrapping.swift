// A helper that gives a value or fails: it gives none on a path on which it tells nobody, or the caller forgets a value.

enum LoadError: Error { case missing, empty }

func require(_ value: Int?, _ completion: @escaping (Result<Int, any Error>) -> Void) -> Int? {
  guard let value else {
    completion(.failure(LoadError.missing))
    return nil
  }
  return value
}

func load(_ value: Int?, completion: @escaping (Result<Int, any Error>) -> Void) {
  guard let known = require(value, completion) else { return }
  guard known > 0 else { return }  // want: forgotten-sender "without calling 'completion'"
  completion(.success(known))
}

func checked(_ text: String, _ completion: @escaping (Result<Int, any Error>) -> Void) -> Bool {
  if text.isEmpty {
    completion(.failure(LoadError.empty))
    return false
  }
  return true
}

func count(_ text: String, completion: @escaping (Result<Int, any Error>) -> Void) {
  guard checked(text, completion) else { return }
  if text.hasPrefix("#") { return }  // want: forgotten-sender "without calling 'completion'"
  completion(.success(text.count))
}
