import Dispatch
import Foundation

// A completion handler is called on each path.

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

  func alreadyLoadingRepaired(completion: @escaping @Sendable ([String]?) -> Void) {
    guard !isLoading else { return completion(nil) }  // ok: returns by calling it
    isLoading = true
    net.get("/items") { result in
      self.isLoading = false
      completion((try? result.get()).map { [$0.body] })
    }
  }

  func weakSelfRepaired(completion: @escaping @Sendable (Int) -> Void) {
    net.get("/items") { [weak self] result in
      guard let self else { return completion(0) }  // ok: the nil side calls it
      self.items["last"] = try? result.get().body
      completion(self.items.count)
    }
  }

  func weakSelfChainedRepaired(completion: @escaping @Sendable () -> Void) {
    net.get("/items") { [weak self] result in
      self?.store(result) {}  // ok: the call does not stand behind self
      completion()
    }
  }

  func cachedRepaired(_ key: String, completion: @escaping @Sendable (String?) -> Void) {
    if let hit = items[key] {
      completion(hit)
    } else {
      net.get(key) { completion(try? $0.get().body) }
    }
  }  // ok: now in one branch, later in the other

  func swallowedRepaired(_ text: String, completion: @escaping (Int?) -> Void) {
    do {
      let value = try number(text)
      completion(value)
    } catch {
      completion(nil)
    }
  }  // ok: the catch calls it

  func swallowedInTaskRepaired(_ text: String, completion: @escaping @Sendable (Int?) -> Void) {
    Task {
      try await Task.sleep(nanoseconds: 1)  // ok: throws only when cancelled, and nobody holds the handle
      let value = try? self.number(text)
      completion(value)
    }
  }

  func zeroItemsRepaired(_ keys: [String], completion: @escaping @Sendable (String?) -> Void) {
    for key in keys {  // ok: after the loop nil is passed
      if let item = items[key] {
        return completion(item)
      }
    }
    completion(nil)
  }

  func twoRequestsRepaired(completion: @escaping @Sendable (Result<String, Error>) -> Void) {
    net.get("/token") { result in
      switch result {
      case .failure(let error):
        completion(.failure(error))
      case .success(let token):
        self.net.get("/items?token=\(token.body)") { result in
          completion(result.map(\.body))
        }
      }  // ok: the success goes on in its own callback
    }
  }

  func badAddressRepaired(_ text: String, completion: @escaping @Sendable (Reply?) -> Void) {
    guard let url = URL(string: text) else {
      completion(nil)
      return  // ok: called just before
    }
    net.get(url.path) { completion(try? $0.get()) }
  }

  func optionalParserRepaired(_ text: String, completion: @escaping ([String]) -> Void) {
    completion(parser?(text) ?? [])  // ok: the optional is in the argument
  }

  func bothNilRepaired(_ value: String?, _ error: Error?, completion: @escaping (Result<String, Error>) -> Void) {
    if let error {
      completion(.failure(error))
    } else if let value {
      completion(.success(value))
    } else {
      completion(.failure(NetError.empty))
    }
  }  // ok: the else covers two nils

  func afterDelayRepaired(_ key: String, completion: @escaping @Sendable (String) -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) {
      let item = self.items[key] ?? ""
      DispatchQueue.main.async { completion(item) }
    }
  }

  func throwsButReturnsRepaired(_ text: String?, completion: @escaping @Sendable (Reply) -> Void) throws {
    guard let text else { throw NetError.empty }  // ok: a caller that gets an error waits for no call
    guard !text.isEmpty else { return completion(Reply(status: 204, body: "")) }  // ok: returns by calling it
    net.get(text) { _ in completion(Reply(status: 200, body: text)) }
  }

  func labelledRepaired(_ rows: [[Int]], completion: @escaping (Int) -> Void) {
    search: do {
      if rows.isEmpty { break search }  // ok: the call with zero follows
      return completion(rows.count)
    }
    completion(0)
  }

  private func store(_ result: Result<Reply, Error>, _ body: () -> Void) {
    items["last"] = try? result.get().body
    body()
  }

  private func number(_ text: String) throws -> Int {
    guard let value = Int(text) else { throw NetError.empty }
    return value
  }
}
