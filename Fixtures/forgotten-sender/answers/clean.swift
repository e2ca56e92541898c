import UIKit

// The same, and every answer has a callback; and calls of which nothing is to be learned.

extension UIViewController {
  func confirmRepaired(_ question: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "OK", style: .default) { _ in continuation.resume(returning: true) })
      alert.addAction(UIAlertAction(title: "Cancel", style: .cancel) { _ in continuation.resume(returning: false) })
      present(alert, animated: true)
    }
  }

  func confirmWithNilRepaired(_ question: String) async throws -> Bool {
    try await withCheckedThrowingContinuation { continuation in
      guard !question.isEmpty else { return continuation.resume(throwing: CancellationError()) }
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      let cancel = UIAlertAction(title: "Cancel", style: .cancel) { _ in
        continuation.resume(throwing: CancellationError())
      }
      let confirm = UIAlertAction(title: "OK", style: .destructive) { _ in
        continuation.resume(returning: true)
      }
      alert.addAction(cancel)
      alert.addAction(confirm)
      present(alert, animated: true)
    }
  }

  func chooseRepaired(_ name: String, mayCancel: Bool) async -> String? {
    await withCheckedContinuation { continuation in
      let sheet = UIAlertController(title: nil, message: nil, preferredStyle: .actionSheet)
      sheet.addAction(UIAlertAction(title: name, style: .default) { _ in continuation.resume(returning: name) })
      if mayCancel {
        sheet.addAction(UIAlertAction(title: "Cancel", style: .cancel) { _ in continuation.resume(returning: nil) })
      }
      present(sheet, animated: true)
    }
  }

  /// What the handler does is somebody else's.
  func askFor(_ question: String, cancelled: @escaping (UIAlertAction) -> Void) async -> Bool {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "OK", style: .default) { _ in continuation.resume(returning: true) })
      alert.addAction(UIAlertAction(title: "Cancel", style: .cancel, handler: cancelled))  // ok: it may resume
      present(alert, animated: true)
    }
  }

  /// Nothing waits for an alert that only tells.
  func tell(_ text: String) async {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: text, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "OK", style: .default))  // ok: the alert is there, and that is all
      present(alert, animated: true) { continuation.resume() }
    }
  }

  /// Two alerts: which action belongs to which is not to be seen.
  func warnAndAsk(_ question: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let warning = UIAlertController(title: "Careful", message: nil, preferredStyle: .alert)
      warning.addAction(UIAlertAction(title: "OK", style: .default))  // ok: of the other alert
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "Yes", style: .default) { _ in continuation.resume(returning: true) })
      alert.addAction(UIAlertAction(title: "No", style: .cancel) { _ in continuation.resume(returning: false) })
      present(warning, animated: true) { self.present(alert, animated: true) }
    }
  }

  /// Who takes it back wants no answer.
  func rename(_ name: String, completion: @escaping (String) -> Void) {
    let alert = UIAlertController(title: name, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Rename", style: .default) { _ in completion(name) })
    alert.addAction(UIAlertAction(title: "Cancel", style: .cancel))  // ok: a handler for a choice
    present(alert, animated: true)
  }
}

protocol AssetLibrary {
  func asset(_ name: String, resultBlock: @escaping ([UInt8]) -> Void, failureBlock: ((any Error) -> Void)?)
  func remove(_ name: String, success: @escaping () -> Void, onError: ((any Error) -> Void)?)
  func load(_ name: String, onError: ((any Error) -> Void)?, completion: @escaping ([UInt8]?) -> Void)
}

func bytesRepaired(of name: String, in library: any AssetLibrary) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    library.asset(
      name, resultBlock: { continuation.resume(returning: $0) },
      failureBlock: { _ in continuation.resume(returning: []) })
  }
}

func removeRepaired(_ name: String, in library: any AssetLibrary, completion: @escaping (Bool) -> Void) {
  library.remove(name, success: { completion(true) }, onError: { _ in completion(false) })
}

func loadAnyway(_ name: String, in library: any AssetLibrary) async -> [UInt8]? {
  await withCheckedContinuation { continuation in
    library.load(name, onError: nil, completion: { continuation.resume(returning: $0) })  // ok: it comes in both cases
  }
}

func loadAnywayWithTrailingClosure(_ name: String, in library: any AssetLibrary) async -> [UInt8]? {
  await withCheckedContinuation { continuation in
    library.load(name, onError: nil) { continuation.resume(returning: $0) }  // ok: it comes in both cases
  }
}

/// The sources tell what comes of `nil`.
struct OwnLibrary {
  func asset(_ name: String, success: @escaping ([UInt8]) -> Void, failure: ((any Error) -> Void)?) {
    guard name.isEmpty, let failure else { return success([]) }
    failure(CancellationError())
  }
}

func bytesOfOwn(_ name: String) async -> [UInt8] {
  await withCheckedContinuation { continuation in
    OwnLibrary().asset(name, success: { continuation.resume(returning: $0) }, failure: nil)  // ok: `success` is called then
  }
}

/// Stands for a session with a watch.
protocol Watch: Sendable {
  func sendMessage(
    _ message: [String: String], replyHandler: (@Sendable ([String: String]) -> Void)?,
    errorHandler: (@Sendable (any Error) -> Void)?)
}

func askRepaired(_ key: String, _ counterpart: any Watch) async throws -> String {
  try await withCheckedThrowingContinuation { continuation in
    counterpart.sendMessage(
      ["key": key], replyHandler: { reply in continuation.resume(returning: reply["value"] ?? "") },
      errorHandler: { continuation.resume(throwing: $0) })
  }
}

func askOnceRepaired(_ key: String, _ counterpart: any Watch) async -> String? {
  await withCheckedContinuation { continuation in
    counterpart.sendMessage(
      ["key": key], replyHandler: { continuation.resume(returning: $0["value"]) },
      errorHandler: { _ in continuation.resume(returning: nil) })
  }
}

/// Nobody waits for the answer.
func tell(_ key: String, _ counterpart: any Watch, completion: @escaping @Sendable (any Error) -> Void) {
  counterpart.sendMessage(["key": key], replyHandler: nil, errorHandler: completion)
}

/// Stands for a browser of the frameworks, which asks its delegate.
class PeerBrowserRepaired {}

extension UIViewController {
  func peerBrowserRepaired(
    _ browser: PeerBrowserRepaired, didReceiveInvitationFrom peer: String, completionHandler: @escaping (Bool) -> Void
  ) {
    let alert = UIAlertController(title: peer, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Accept", style: .default) { _ in completionHandler(true) })
    alert.addAction(UIAlertAction(title: "Decline", style: .cancel) { _ in completionHandler(false) })
    present(alert, animated: true)
  }

  func inviteRepaired(_ peer: String, invitationHandler: @escaping (Bool, String?) -> Void) {
    let alert = UIAlertController(title: peer, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Accept", style: .default) { _ in invitationHandler(true, nil) })
    alert.addAction(UIAlertAction(title: "Decline", style: .cancel) { _ in invitationHandler(false, nil) })
    present(alert, animated: true)
  }

  /// Whoever asked goes on when the user has agreed, and not otherwise.
  func confirmDeletion(of name: String, completion: @escaping () -> Void) {
    let alert = UIAlertController(title: name, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Delete", style: .destructive) { _ in completion() })
    alert.addAction(UIAlertAction(title: "Cancel", style: .cancel))  // ok: nothing is to be done
    present(alert, animated: true)
  }
}

// Whoever is told of a yes is told of a no as well.

extension UIViewController {
  func confirmDeletionRepaired(of name: String, completion: @escaping (Bool) -> Void) {
    let alert = UIAlertController(title: name, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Delete", style: .destructive) { _ in completion(true) })
    alert.addAction(UIAlertAction(title: "Keep", style: .cancel) { _ in completion(false) })
    present(alert, animated: true)
  }

  func signOutRepaired(_ name: String, completion: @escaping (Result<String, any Error>) -> Void) {
    let alert = UIAlertController(title: name, message: nil, preferredStyle: .alert)
    let out = UIAlertAction(title: "Sign out", style: .destructive) { _ in
      completion(.success(name))
    }
    let stay = UIAlertAction(title: "Stay", style: .cancel) { _ in
      print("stays")
      completion(.failure(CancellationError()))
    }
    alert.addAction(out)
    alert.addAction(stay)
    present(alert, animated: true)
  }

  func mayLeaveRepaired(_ page: String) async -> Bool {
    await withCheckedContinuation { answer in
      let alert = UIAlertController(title: page, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "Leave", style: .default) { _ in answer.resume(returning: true) })
      alert.addAction(UIAlertAction(title: "Stay", style: .cancel) { _ in answer.resume(returning: false) })
      present(alert, animated: true)
    }
  }

  /// Asks once more: that one answers.
  func insist(_ page: String, completion: @escaping (Bool) -> Void) {
    let alert = UIAlertController(title: page, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Yes", style: .default) { _ in completion(true) })
    alert.addAction(UIAlertAction(title: "No", style: .cancel) { _ in self.insist(page, completion: completion) })  // ok: asked again
    present(alert, animated: true)
  }

  /// What is chosen is told; that nothing is chosen cannot be.
  func pick(_ names: [String], completion: @escaping (String) -> Void) {
    let alert = UIAlertController(title: nil, message: nil, preferredStyle: .actionSheet)
    for name in names { alert.addAction(UIAlertAction(title: name, style: .default) { _ in completion(name) }) }
    alert.addAction(UIAlertAction(title: "Cancel", style: .cancel) { _ in print("none") })  // ok: a handler for a choice
    present(alert, animated: true)
  }
}
