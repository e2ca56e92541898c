import Dispatch
import Foundation

// The paths on which a completion handler is forgotten.

struct Reply: Sendable {
  let status: Int
  let body: String
}

enum NetError: Error {
  case offline, empty, refused
}

protocol Net: Sendable {
  func get(_ path: String, completion: @escaping @Sendable (Result<Reply, Error>) -> Void)
}

func note(_ message: String) {
  print(message)
}

final class Feed: @unchecked Sendable {
  private let net: any Net
  private var items: [String: String] = [:]
  private var isLoading = false
  private var parser: ((String) -> [String])?

  init(net: any Net) {
    self.net = net
  }

  func alreadyLoading(completion: @escaping @Sendable ([String]) -> Void) {
    guard !isLoading else { return }  // want: forgotten-sender "completion"
    isLoading = true
    net.get("/items") { result in
      self.isLoading = false
      completion((try? result.get()).map { [$0.body] } ?? [])
    }
  }

  func weakSelf(completion: @escaping @Sendable (Int) -> Void) {
    net.get("/items") { [weak self] result in
      guard let self else { return }  // want: forgotten-sender "completion"
      self.items["last"] = try? result.get().body
      completion(self.items.count)
    }
  }

  func weakSelfChained(completion: @escaping @Sendable () -> Void) {
    net.get("/items") { [weak self] result in
      self?.store(result) {  // want: forgotten-sender "completion"
        completion()
      }
    }
  }

  func cached(_ key: String, completion: @escaping @Sendable (String?) -> Void) {
    if let hit = items[key] {
      note("hit \(hit)")
    } else {
      net.get(key) { completion(try? $0.get().body) }
    }
  }  // want: forgotten-sender "completion"

  func swallowed(_ text: String, completion: @escaping (Int) -> Void) {
    do {
      let value = try number(text)
      completion(value)
    } catch {
      note("\(error)")
    }
  }  // want: forgotten-sender "completion"

  func swallowedInTask(_ text: String, completion: @escaping @Sendable (Int) -> Void) {
    Task {
      try await Task.sleep(nanoseconds: 1)
      let value = try self.number(text)  // want: forgotten-sender "completion"
      completion(value)
    }
  }

  func zeroItems(_ keys: [String], completion: @escaping @Sendable (String) -> Void) {
    for key in keys {  // want: forgotten-sender "completion"
      if let item = items[key] {
        return completion(item)
      }
    }
  }

  func twoRequests(completion: @escaping @Sendable (Result<String, Error>) -> Void) {
    net.get("/token") { result in
      guard case .success(let token) = result else { return }  // want: forgotten-sender "completion"
      self.net.get("/items?token=\(token.body)") { result in
        switch result {
        case .success(let reply):
          if reply.status == 200 {
            completion(.success(reply.body))
          }
        case .failure(let error):
          completion(.failure(error))
        }
      }  // via: forgotten-sender "completion"
    }
  }

  func badAddress(_ text: String, completion: @escaping @Sendable (Reply?) -> Void) {
    guard let url = URL(string: text) else {
      note("bad address")
      return  // want: forgotten-sender "completion"
    }
    net.get(url.path) { completion(try? $0.get()) }
  }

  func optionalParser(_ text: String, completion: @escaping ([String]) -> Void) {
    guard let parser else { return }  // want: forgotten-sender "completion"
    completion(parser(text))
  }

  func bothNil(_ value: String?, _ error: Error?, completion: @escaping (Result<String, Error>) -> Void) {
    if let error {
      completion(.failure(error))
    } else if let value {
      completion(.success(value))
    }
  }  // want: forgotten-sender "completion"

  func afterDelay(_ key: String, completion: @escaping @Sendable (String) -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) {
      if let item = self.items[key] {
        DispatchQueue.main.async { completion(item) }
      }
    }  // want: forgotten-sender "completion"
  }

  func throwsButReturns(_ text: String?, completion: @escaping @Sendable (Reply) -> Void) throws {
    guard let text else { throw NetError.empty }  // ok: a caller that gets an error waits for no call
    guard !text.isEmpty else { return }  // want: forgotten-sender "completion"
    net.get(text) { _ in completion(Reply(status: 200, body: text)) }
  }

  func labelled(_ rows: [[Int]], completion: @escaping (Int) -> Void) {
    search: do {
      if rows.isEmpty { break search }
      return completion(rows.count)
    }
    note("no rows")
  }  // want: forgotten-sender "completion"

  private func store(_ result: Result<Reply, Error>, _ body: () -> Void) {
    items["last"] = try? result.get().body
    body()
  }

  private func number(_ text: String) throws -> Int {
    guard let value = Int(text) else { throw NetError.empty }
    return value
  }
}
