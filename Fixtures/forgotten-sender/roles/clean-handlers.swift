import WebKit

// Completion handlers that a framework passes to a delegate, called on every path, and callbacks that come many times.

func note(_ message: String) {
  print(message)
}

enum Disposition: Sendable {
  case useCredential, cancel, performDefaultHandling
}

protocol Approver: AnyObject {
  func approve(_ host: String, _ answer: @escaping (Bool) -> Void)
}

final class ContextualAction {
  let handler: (Int, String, @escaping (Bool) -> Void) -> Void
  init(title: String, handler: @escaping (Int, String, @escaping (Bool) -> Void) -> Void) { self.handler = handler }
}

typealias UIContextualAction = ContextualAction

final class Connection {
  enum State { case ready, waiting, failed }
  var stateUpdateHandler: ((State) -> Void)?
  func start() { stateUpdateHandler?(.ready) }
  func observe(_ key: String, changeHandler: @escaping (Int) -> Void) { changeHandler(0) }
}

final class Delegate {
  weak var approver: (any Approver)?
  var hosts: [String] = []

  func policyRepaired(
    _ webView: WKWebView, for action: WKNavigationAction,
    decisionHandler: @escaping @MainActor (WKNavigationActionPolicy) -> Void
  ) async {
    guard let host = action.host else { return await decisionHandler(.cancel) }
    await decisionHandler(hosts.contains(host) ? .allow : .cancel)
  }

  func challengeRepaired(
    _ host: String, completionHandler: @escaping (Disposition, String?) -> Void
  ) {
    if hosts.contains(host) {
      completionHandler(.useCredential, host)
    } else if host.isEmpty {
      completionHandler(.cancel, nil)
    } else {
      completionHandler(.performDefaultHandling, nil)
    }
  }

  func messageRepaired(_ text: String, replyHandler: @escaping ([String: Int]) -> Void) {
    switch text {
    case "count": replyHandler(["count": hosts.count])
    case "clear":
      hosts = []
      replyHandler([:])
    default: replyHandler([:])
    }
  }

  func paymentRepaired(_ token: String, handler completion: @escaping (Bool) -> Void) {
    completion(!token.isEmpty)
  }

  func validateRepaired(_ window: String, validationHandler: @escaping (Bool, String) -> Void) {
    for host in hosts where host == window {
      validationHandler(true, host)
      return
    }
    validationHandler(false, "")
  }

  func swipeRepaired(_ host: String) -> ContextualAction {
    UIContextualAction(title: "Delete") { [self] _, _, completionHandler in
      guard let index = hosts.firstIndex(of: host) else { return completionHandler(false) }
      hosts.remove(at: index)
      completionHandler(true)
    }
  }

  func approvalRepaired(_ host: String) async -> Bool {
    guard let approver else { return false }
    return await withCheckedContinuation { continuation in
      approver.approve(host) { continuation.resume(returning: $0) }
    }
  }

  func connected(_ connection: Connection) async -> Bool {
    await withCheckedContinuation { continuation in
      connection.stateUpdateHandler = { state in
        switch state {
        case .ready:
          connection.stateUpdateHandler = nil
          continuation.resume(returning: true)
        case .failed:
          connection.stateUpdateHandler = nil
          continuation.resume(returning: false)
        case .waiting: break  // ok: another state follows
        }
      }
      connection.start()
    }
  }

  func observed(_ connection: Connection) async -> Int {
    await withCheckedContinuation { continuation in
      connection.observe("count") { value in
        guard value > 0 else { return }  // ok: it is called for each change
        continuation.resume(returning: value)
      }
    }
  }
}
