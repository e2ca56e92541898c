import WebKit

// Completion handlers that a framework passes to a delegate, by the names that they have there.

func note(_ message: String) {
  print(message)
}

enum Disposition: Sendable {
  case useCredential, cancel, performDefaultHandling
}

/// Stands for a delegate that Objective-C declares: each of its methods may be missing.
protocol Approver: AnyObject {
  func approve(_ host: String, _ answer: @escaping (Bool) -> Void)
}

final class ContextualAction {
  let handler: (Int, String, @escaping (Bool) -> Void) -> Void
  init(title: String, handler: @escaping (Int, String, @escaping (Bool) -> Void) -> Void) { self.handler = handler }
}

typealias UIContextualAction = ContextualAction

final class Delegate {
  weak var approver: (any Approver)?
  var hosts: [String] = []

  func policy(
    _ webView: WKWebView, for action: WKNavigationAction,
    decisionHandler: @escaping @MainActor (WKNavigationActionPolicy) -> Void
  ) async {
    guard let host = action.host else { return }  // want: forgotten-sender "leaves without calling 'decisionHandler'"
    await decisionHandler(hosts.contains(host) ? .allow : .cancel)
  }

  func challenge(
    _ host: String, completionHandler: @escaping (Disposition, String?) -> Void
  ) {
    if hosts.contains(host) {
      completionHandler(.useCredential, host)
    } else if host.isEmpty {
      completionHandler(.cancel, nil)
    }
  }  // want: forgotten-sender "leaves without calling 'completionHandler'"

  func message(_ text: String, replyHandler: @escaping ([String: Int]) -> Void) {
    switch text {
    case "count": replyHandler(["count": hosts.count])
    case "clear": hosts = []
    default: replyHandler([:])
    }
  }  // want: forgotten-sender "leaves without calling 'replyHandler'"

  func payment(_ token: String, handler completion: @escaping (Bool) -> Void) {
    guard !token.isEmpty else { return note("no token") }  // want: forgotten-sender "leaves without calling 'completion'"
    completion(true)
  }

  func validate(_ window: String, validationHandler: @escaping (Bool, String) -> Void) {
    for host in hosts where host == window {  // want: forgotten-sender "this loop can end without a turn"
      validationHandler(true, host)
      return
    }
  }

  func swipe(_ host: String) -> ContextualAction {
    UIContextualAction(title: "Delete") { [self] _, _, completionHandler in
      guard let index = hosts.firstIndex(of: host) else { return }  // want: forgotten-sender "leaves without calling 'completionHandler'"
      hosts.remove(at: index)
      completionHandler(true)
    }
  }

  /// Without an approver nobody answers.
  func approval(_ host: String) async -> Bool {
    await withCheckedContinuation { continuation in
      approver?.approve(host) { continuation.resume(returning: $0) }  // want: forgotten-sender "when 'approver' is nil, this '?.' skips the call"
    }
  }
}
