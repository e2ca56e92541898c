import Dispatch
import Foundation

// A completion handler inside other closures, called once however they run.

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

  func localFinishRepaired(_ key: String, completion: @escaping @Sendable (String?) -> Void) {
    let finish: @Sendable (String?) -> Void = { text in
      DispatchQueue.main.async { completion(text) }
    }
    store.read(key) { data, _ in
      guard let data else { return finish(nil) }  // ok: finish calls it
      finish(try? decode(data))
    }
  }

  func localFunctionRepaired(_ key: String, completion: @escaping (Bool) -> Void) {
    func finish(_ ok: Bool) {
      note("finished \(ok)")
      completion(ok)
    }
    switch key.count {
    case 1...64: finish(true)
    default: finish(false)
    }
  }  // ok: finish calls it in both cases

  func inTaskRepaired(_ key: String, completion: @escaping @Sendable (Result<String, Error>) -> Void) {
    Task {
      let result: Result<String, Error>
      do {
        result = .success(try decode(try await load(key)))  // ok: caught below
      } catch {
        result = .failure(error)
      }
      completion(result)
    }
  }

  func deferredTooLateRepaired(_ key: String, completion: @escaping () -> Void) {
    defer { completion() }
    guard isOpen else { return }  // ok: the defer stands above
    note(key)
  }

  func catchesSomeRepaired(_ key: String, completion: @escaping @Sendable (Result<String, Error>) -> Void) {
    Task {
      do {
        let data = try await load(key)  // ok: the last catch takes every error
        completion(.success(key + "\(data.count)"))
      } catch StoreError.expired {
        completion(.failure(StoreError.expired))
      } catch {
        completion(.failure(error))
      }
    }
  }

  func decodeFailsRepaired(_ key: String, completion: @escaping @Sendable (String) -> Void) {
    store.read(key) { data, error in
      guard let data, error == nil else {
        completion("")
        return  // ok: called just before
      }
      completion((try? decode(data)) ?? "")
    }
  }

  func backOnQueueRepaired(_ data: Data, completion: @escaping @Sendable (Int) -> Void) {
    store.write(data) { result in
      queue.async {
        let count = (try? result.get()) ?? 0
        DispatchQueue.main.async { completion(count) }
      }  // ok: the block of the main queue calls it
    }
  }

  func flagsRepaired(_ cached: Bool, _ fresh: Bool, completion: @escaping (Int) -> Void) {
    switch (cached, fresh) {
    case (true, true): completion(2)
    case (true, false): completion(1)
    case (false, _): completion(0)
    }
  }  // ok: all three cases call it

  func platformRepaired(completion: @escaping (Bool) -> Void) {
    #if os(Windows)
      completion(true)
    #else
      completion(isOpen)
    #endif
  }  // ok: one of the two is compiled

  func correlated(_ key: String, completion: @escaping @Sendable (Int) -> Void) {
    if !isOpen {
      completion(0)
    }
    note(key)
    if isOpen {
      store.read(key) { data, _ in completion(data?.count ?? 0) }
    }
  }  // ok: isOpen does not change in between

  func once(_ key: String, completion: @escaping @Sendable (Int) -> Void) {
    var isFinished = false
    let finish: (Int) -> Void = { value in
      guard !isFinished else { return }  // ok: called already
      isFinished = true
      completion(value)
    }
    if key.isEmpty { finish(0) }
    finish(key.count)
  }

  func wrapped(_ key: String, completion: @escaping @Sendable (String?) -> Void) {
    let onMain: @Sendable (String?) -> Void = { text in
      DispatchQueue.main.async { completion(text) }
    }
    guard isOpen else { return onMain(nil) }  // ok: calls it by way of the main queue
    store.read(key) { data, _ in onMain(data.flatMap { try? decode($0) }) }
  }

  func methodAsHandler(_ data: Data, completion: @escaping @Sendable (Result<Int, Error>) -> Void) {
    guard isOpen else {
      completion(.failure(StoreError.expired))
      return
    }
    store.write(data, completionHandler: completion)  // ok: handed on
  }

  func load(_ key: String) async throws -> Data {
    guard isOpen else { throw StoreError.expired }
    return Data(key.utf8)
  }
}
