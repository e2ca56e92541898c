import Foundation

// Known gaps: what a function tells its callers by its result, and what follows from what they know.

protocol Proxy: Sendable {
  func version(_ reply: @escaping @Sendable (String) -> Void)
}

protocol Connection: Sendable {
  func proxy(onError: @escaping @Sendable () -> Void) -> (any Proxy)?
}

struct Connector: Sendable {
  let connection: (any Connection)?

  private func proxy(completion: (@Sendable (Bool) -> Void)?) -> (any Proxy)? {
    guard let proxy = connection?.proxy(onError: { completion?(false) }) else { return nil }  // todo-ok: the one caller with a handler calls it where it gets no proxy
    return proxy
  }

  func check(completion: @escaping @Sendable (Bool) -> Void) {
    guard let proxy = proxy(completion: completion) else { return completion(false) }
    proxy.version { completion($0 == "1") }
  }

  func ping() { proxy(completion: nil)?.version { print($0) } }
}

enum Packet {
  case binary(Data)
  case text(String)
}

final class Engine: @unchecked Sendable {
  private var isPolling = true
  let write: @Sendable (Data, @escaping @Sendable () -> Void) -> Void

  init(write: @escaping @Sendable (Data, @escaping @Sendable () -> Void) -> Void) { self.write = write }

  private func packet(_ data: Data) -> Packet {
    isPolling ? .text(data.base64EncodedString()) : .binary(data)
  }

  private func sendBinary(_ data: Data, completion: @escaping @Sendable () -> Void) {
    if case .binary(let data) = packet(data) { write(data, completion) }
  }  // todo-ok: the only caller does not poll, and then a packet is binary

  func send(_ data: Data, completion: @escaping @Sendable () -> Void) {
    if isPolling { completion() } else { sendBinary(data, completion: completion) }
  }

  func upgrade() { isPolling = false }
}
