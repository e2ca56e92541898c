import UIKit

// An alert whose actions would answer is there to be chosen from once it is presented.

final class Prompter {
  var top: UIViewController?

  func name(_ question: String) async -> String? {
    await withCheckedContinuation { continuation in
      let alert = UIAlertController(title: question, message: nil, preferredStyle: .alert)
      alert.addTextField()
      let action = UIAlertAction(title: "OK", style: .default) { _ in  // want: forgotten-sender "nothing starts what this 'UIAlertAction' makes, and that leaves 'continuation' from line 9 without a resume (when 'top' is nil)"
        continuation.resume(returning: alert.texts.first)
      }
      alert.addAction(action)
      top?.present(alert, animated: true)
    }
  }
}
