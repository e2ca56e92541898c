import UIKit

// Several answers may come, each has a callback of its own, and one has none.

extension UIViewController {
  func confirm(_ question: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "OK", style: .default) { _ in continuation.resume(returning: true) })
      alert.addAction(UIAlertAction(title: "Cancel", style: .cancel))  // want: forgotten-sender "nothing runs for this 'UIAlertAction', and that leaves 'continuation' from line 7"
      present(alert, animated: true)
    }
  }

  func confirmWithNil(_ question: String) async throws -> Bool {
    try await withCheckedThrowingContinuation { continuation in
      guard !question.isEmpty else { return continuation.resume(throwing: CancellationError()) }
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      let cancel = UIAlertAction(title: "Cancel", style: .cancel, handler: nil)  // want: forgotten-sender "nothing runs for this 'UIAlertAction'"
      let confirm = UIAlertAction(title: "OK", style: .destructive) { _ in
        continuation.resume(returning: true)
      }
      alert.addAction(cancel)
      alert.addAction(confirm)
      present(alert, animated: true)
    }
  }

  func choose(_ name: String, mayCancel: Bool) async -> String? {
    await withCheckedContinuation { continuation in
      let sheet = UIAlertController(title: nil, message: nil, preferredStyle: .actionSheet)
      sheet.addAction(UIAlertAction(title: name, style: .default) { _ in continuation.resume(returning: name) })
      if mayCancel {
        sheet.addAction(UIAlertAction(title: "Cancel", style: .cancel) { _ in })  // want: forgotten-sender "nothing runs for this 'UIAlertAction'"
      }
      present(sheet, animated: true)
    }
  }
}

/// A library that calls one of two callbacks.
protocol AssetLibrary {
  func asset(_ name: String, resultBlock: @escaping ([UInt8]) -> Void, failureBlock: ((any Error) -> Void)?)
  func remove(_ name: String, success: @escaping () -> Void, onError: ((any Error) -> Void)?)
}

func bytes(of name: String, in library: any AssetLibrary) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    library.asset(name, resultBlock: { continuation.resume(returning: $0) }, failureBlock: nil)  // want: forgotten-sender "nothing runs for this 'failureBlock', and that leaves 'continuation' from line 48"
  }
}

func remove(_ name: String, in library: any AssetLibrary, completion: @escaping (Bool) -> Void) {
  library.remove(name, success: { completion(true) }, onError: nil)  // want: forgotten-sender "nothing runs for this 'onError', and that leaves without calling 'completion'"
}

/// Stands for a session with a watch.
protocol Counterpart: Sendable {
  func sendMessage(
    _ message: [String: String], replyHandler: (@Sendable ([String: String]) -> Void)?,
    errorHandler: (@Sendable (any Error) -> Void)?)
}

func ask(_ key: String, _ counterpart: any Counterpart) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    counterpart.sendMessage(
      ["key": key],
      replyHandler: { reply in
        guard let value = reply["value"] else { return }  // want: forgotten-sender "this return leaves 'continuation' from line 65 without a resume"
        continuation.resume(returning: value)
      },
      errorHandler: { continuation.resume(throwing: $0) })
  }
}

func askOnce(_ key: String, _ counterpart: any Counterpart) async -> String {
  await withCheckedContinuation { continuation in
    counterpart.sendMessage(
      ["key": key], replyHandler: { continuation.resume(returning: $0["value"] ?? "") },
      errorHandler: { print("unreachable: \($0)") })  // want: forgotten-sender "leaves 'continuation' from line 77 without a resume"
  }
}

/// Stands for a browser of the frameworks, which asks its delegate.
class PeerBrowser {}

extension UIViewController {
  func peerBrowser(
    _ browser: PeerBrowser, didReceiveInvitationFrom peer: String, withContext context: [UInt8],
    completionHandler: @escaping (Bool) -> Void
  ) {
    guard !peer.isEmpty else { return completionHandler(false) }
    let alert = UIAlertController(title: peer, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Accept", style: .default) { _ in completionHandler(true) })
    alert.addAction(UIAlertAction(title: "Decline", style: .cancel))  // want: forgotten-sender "nothing runs for this 'UIAlertAction', and that leaves without calling 'completionHandler'"
    present(alert, animated: true)
  }

  func invite(_ peer: String, invitationHandler: @escaping (Bool, String?) -> Void) {
    let alert = UIAlertController(title: peer, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Accept", style: .default) { _ in invitationHandler(true, nil) })
    alert.addAction(UIAlertAction(title: "Decline", style: .cancel, handler: nil))  // want: forgotten-sender "nothing runs for this 'UIAlertAction', and that leaves without calling 'invitationHandler'"
    present(alert, animated: true)
  }
}

// Whoever is told of a yes expects a no as well, and an action that does something else answers nobody.

extension UIViewController {
  func confirmDeletion(of name: String, completion: @escaping (Bool) -> Void) {
    let alert = UIAlertController(title: name, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Delete", style: .destructive) { _ in completion(true) })
    alert.addAction(UIAlertAction(title: "Keep", style: .cancel))  // want: forgotten-sender "nothing runs for this 'UIAlertAction', and that leaves without calling 'completion'"
    present(alert, animated: true)
  }

  func signOut(_ name: String, completion: @escaping (Result<String, any Error>) -> Void) {
    let alert = UIAlertController(title: name, message: nil, preferredStyle: .alert)
    let out = UIAlertAction(title: "Sign out", style: .destructive) { _ in
      completion(.success(name))
    }
    let stay = UIAlertAction(title: "Stay", style: .cancel) { _ in
      print("stays")
    }  // want: forgotten-sender "reaching the end here leaves without calling 'completion'"
    alert.addAction(out)
    alert.addAction(stay)
    present(alert, animated: true)
  }

  func mayLeave(_ page: String) async -> Bool {
    await withCheckedContinuation { answer in
      let alert = UIAlertController(title: page, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "Leave", style: .default) { _ in answer.resume(returning: true) })
      alert.addAction(UIAlertAction(title: "Stay", style: .cancel) { _ in print("stays") })  // want: forgotten-sender "leaves 'answer' from line 131 without a resume"
      present(alert, animated: true)
    }
  }
}
