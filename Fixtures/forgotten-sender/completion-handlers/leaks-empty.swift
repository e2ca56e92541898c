// A requirement that one type meets and another leaves empty: whoever asks cannot know which of them answers.

protocol BuildSource: AnyObject {
  var root: String { get }
  func targets(reply: @escaping ([String]?) -> Void)
  func settings(for file: String, completion: @escaping (Result<[String], any Error>) -> Void)
}

final class ServerSource: BuildSource {
  let root = "/"
  private var known: [String] = []

  func targets(reply: @escaping ([String]?) -> Void) { reply(known) }

  func settings(for file: String, completion: @escaping (Result<[String], any Error>) -> Void) {
    known.append(file)
    completion(.success(known))
  }
}

final class FolderSource: BuildSource {
  let root = "."
  private var files: [String] = []

  func targets(reply: @escaping ([String]?) -> Void) {}  // want: forgotten-sender "'reply' is never called"

  func settings(for file: String, completion: @escaping (Result<[String], any Error>) -> Void) {
    files.append(file)
    completion(.success([file]))
  }
}

final class DatabaseSource {
  let root = "./build"
  private var entries: [String: [String]] = [:]

  func add(_ file: String, _ flags: [String]) { entries[file] = flags }
}

extension DatabaseSource: BuildSource {
  func targets(reply: @escaping ([String]?) -> Void) {  // want: forgotten-sender "'reply' is never called"
    // To be done.
  }

  func settings(
    for file: String,
    completion: @escaping (Result<[String], any Error>) -> Void  // want: forgotten-sender "'completion' is never called"
  ) {
    print(file)
  }
}

func targets(of source: any BuildSource) async -> [String] {
  await withCheckedContinuation { continuation in
    source.targets { continuation.resume(returning: $0 ?? []) }  // ok: told of in the types that do not answer
  }
}
