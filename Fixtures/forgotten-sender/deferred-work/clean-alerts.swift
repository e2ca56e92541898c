import Foundation
import UIKit

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// Alerts that are presented on each way, or that go to somebody who presents them.

final class PrompterRepaired {
  var top: UIViewController?

  func nameRepaired(_ question: String) async -> String? {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      alert.addTextField()
      let action = UIAlertAction(title: "OK", style: .default) { _ in
        continuation.resume(returning: alert.texts.first)
      }
      alert.addAction(action)
      guard let top else { return continuation.resume(returning: nil) }
      top.present(alert, animated: true)
    }
  }

  func agreesRepaired(_ question: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "Yes", style: .default) { _ in continuation.resume(returning: true) })
      alert.addAction(UIAlertAction(title: "No", style: .cancel) { _ in continuation.resume(returning: false) })
      guard let top else {
        continuation.resume(returning: false)
        return
      }
      top.present(alert, animated: true)
    }
  }

  /// ok: its caller presents it
  func alert(_ question: String, completion: @escaping (Bool) -> Void) -> UIAlertController {
    let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Yes", style: .default) { _ in completion(true) })
    alert.addAction(UIAlertAction(title: "No", style: .cancel) { _ in completion(false) })
    return alert
  }

  /// ok: another function presents it
  func queued(_ question: String, completion: @escaping (Bool) -> Void) {
    let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
    alert.addAction(UIAlertAction(title: "Yes", style: .default) { _ in completion(true) })
    alert.addAction(UIAlertAction(title: "No", style: .cancel) { _ in completion(false) })
    waiting.append(alert)
  }

  private var waiting: [UIAlertController] = []
}

// A list of actions, gone over at once.

extension UIViewController {
  func askAll(_ question: String) async -> Bool {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      let yes = UIAlertAction(title: "Yes", style: .default) { _ in continuation.resume(returning: true) }
      let no = UIAlertAction(title: "No", style: .cancel) { _ in continuation.resume(returning: false) }
      [yes, no].forEach(alert.addAction)  // ok: each is added
      present(alert, animated: true)
    }
  }

  func askEach(_ question: String, _ others: [UIAlertAction]) async -> Bool {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      let yes = UIAlertAction(title: "Yes", style: .default) { _ in continuation.resume(returning: true) }
      let no = UIAlertAction(title: "No", style: .cancel) { _ in continuation.resume(returning: false) }
      for action in others + [yes] { alert.addAction(action) }  // ok: each is added
      for (_, action) in [no].enumerated() { alert.addAction(action) }  // ok: each is added
      present(alert, animated: true)
    }
  }

  func load(_ address: URL) async -> Bool {
    await withCheckedContinuation { continuation in
      let task = URLSession.shared.dataTask(with: address) { data, _, _ in
        continuation.resume(returning: data != nil)
      }
      for task in [task] { task.resume() }  // ok: started
    }
  }
}
