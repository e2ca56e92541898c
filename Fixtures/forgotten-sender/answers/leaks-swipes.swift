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

/// Stands for UIKit's.
class UIDeferredMenuElement {
  init(_ elementProvider: @escaping (@escaping ([String]) -> Void) -> Void) {}
  static func uncached(_ elementProvider: @escaping (@escaping ([String]) -> Void) -> Void) -> UIDeferredMenuElement {
    UIDeferredMenuElement(elementProvider)
  }
}

final class MenuController: UIViewController {
  private var names: [String]?

  func recent() -> UIDeferredMenuElement {
    UIDeferredMenuElement { [weak self] completion in
      guard let names = self?.names else { return }  // want: forgotten-sender "without calling 'completion'"
      completion(names)
    }
  }

  func fresh(_ load: @escaping (@escaping ([String]?) -> Void) -> Void) -> UIDeferredMenuElement {
    UIDeferredMenuElement.uncached { completion in
      load { names in
        guard let names else { return }  // want: forgotten-sender "without calling 'completion'"
        completion(names)
      }
    }
  }
}
