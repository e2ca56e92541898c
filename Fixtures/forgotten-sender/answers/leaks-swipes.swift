import UIKit

// A framework gives a handler to a closure, which asks the user; one of the choices answers, the other does not.

/// Stands for UIKit's.
class UIContextualAction {
  init(title: String, handler: @escaping (UIContextualAction, Int, @escaping (Bool) -> Void) -> Void) {}
}

final class InboxController: UIViewController {
  private var isChanged = false

  func swipe() -> UIContextualAction {
    UIContextualAction(title: "Delete") { [self] _, number, completionHandler in
      let alert = UIAlertController(title: "Sure?", message: nil, preferredStyle: .alert)
      alert.addAction(
        UIAlertAction(title: "Yes", style: .destructive) { _ in
          completionHandler(number > 0)
        })
      alert.addAction(
        UIAlertAction(title: "No", style: .cancel) { _ in
          self.isChanged = false
        })  // want: forgotten-sender "without calling 'completionHandler'"
      present(alert, animated: true)
    }
  }
}
