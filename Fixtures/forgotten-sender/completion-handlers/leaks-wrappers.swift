import Dispatch
import Foundation

// A completion handler inside other closures, local functions, tasks and `defer`.

protocol Store: Sendable {
  func read(_ key: String, completion: @escaping @Sendable (Data?, Error?) -> Void)
  func write(_ data: Data, completionHandler: @escaping @Sendable (Result<Int, Error>) -> Void)
}

enum StoreError: Error {
  case missing, expired
}

func note(_ message: String) {
  print(message)
}

func decode(_ data: Data) throws -> String {
  guard !data.isEmpty else { throw StoreError.missing }
  return String(decoding: data, as: UTF8.self)
}

struct Vault: Sendable {
  let store: any Store
  let isOpen: Bool
  let queue = DispatchQueue(label: "vault")

  func localFinish(_ key: String, completion: @escaping @Sendable (String?) -> Void) {
    let finish: @Sendable (String?) -> Void = { text in
      DispatchQueue.main.async { completion(text) }
    }
    store.read(key) { data, _ in
      if let data {
        finish(try? decode(data))
      }
    }  // want: forgotten-sender "completion"
  }

  func localFunction(_ key: String, completion: @escaping (Bool) -> Void) {
    func finish(_ ok: Bool) {
      note("finished \(ok)")
      completion(ok)
    }
    switch key.count {
    case 0: finish(false)
    case 1...64: finish(true)
    default: note("key too long")
    }
  }  // want: forgotten-sender "completion"

  func inTask(_ key: String, completion: @escaping @Sendable (String) -> Void) {
    Task {
      let data = try await load(key)  // want: forgotten-sender "completion"
      completion(try decode(data))  // via: forgotten-sender "completion"
    }
  }

  func deferredTooLate(_ key: String, completion: @escaping () -> Void) {
    guard isOpen else { return }  // want: forgotten-sender "completion"
    defer { completion() }
    note(key)
  }

  func catchesSome(_ key: String, completion: @escaping @Sendable (Result<String, Error>) -> Void) {
    Task {
      do {
        let data = try await load(key)  // want: forgotten-sender "completion"
        completion(.success(key + "\(data.count)"))
      } catch StoreError.expired {
        completion(.failure(StoreError.expired))
      }
    }
  }

  func decodeFails(_ key: String, completion: @escaping @Sendable (String) -> Void) {
    store.read(key) { data, error in
      guard let data, error == nil else {
        completion("")
        return
      }
      guard let text = try? decode(data) else {
        note("not a text")
        return  // want: forgotten-sender "completion"
      }
      completion(text)
    }
  }

  func backOnQueue(_ data: Data, completion: @escaping @Sendable (Int) -> Void) {
    store.write(data) { result in
      queue.async {
        guard case .success(let count) = result else { return }  // want: forgotten-sender "completion"
        DispatchQueue.main.async { completion(count) }
      }
    }
  }

  func flags(_ cached: Bool, _ fresh: Bool, completion: @escaping (Int) -> Void) {
    switch (cached, fresh) {
    case (true, true): completion(2)
    case (true, false): completion(1)
    case (false, _): break
    }
  }  // want: forgotten-sender "completion"

  func platform(completion: @escaping (Bool) -> Void) {
    #if os(Windows)
      completion(true)
    #else
      guard isOpen else { return }  // want: forgotten-sender "completion"
      completion(false)
    #endif
  }

  func load(_ key: String) async throws -> Data {
    guard isOpen else { throw StoreError.expired }
    return Data(key.utf8)
  }
}
