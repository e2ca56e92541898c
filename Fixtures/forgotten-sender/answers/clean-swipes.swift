import UIKit

// A framework gives a handler to a closure, which asks the user; each of the choices answers.

/// Stands for UIKit's.
class UIContextualAction {
  init(title: String, handler: @escaping (UIContextualAction, Int, @escaping (Bool) -> Void) -> Void) {}
}

final class InboxControllerRepaired: UIViewController {
  private var isChanged = false

  func swipeRepaired() -> UIContextualAction {
    UIContextualAction(title: "Delete") { [self] _, number, completionHandler in
      let alert = UIAlertController(title: "Sure?", message: nil, preferredStyle: .alert)
      alert.addAction(
        UIAlertAction(title: "Yes", style: .destructive) { _ in
          completionHandler(number > 0)
        })
      alert.addAction(
        UIAlertAction(title: "No", style: .cancel) { _ in
          self.isChanged = false
          completionHandler(false)
        })
      present(alert, animated: true)
    }
  }

  /// The row goes back before anybody is asked.
  func ask() -> UIContextualAction {
    UIContextualAction(title: "Ask") { [self] _, _, completionHandler in
      completionHandler(true)
      let alert = UIAlertController(title: "Sure?", message: nil, preferredStyle: .alert)
      alert.addAction(UIAlertAction(title: "Yes", style: .default) { _ in self.isChanged = true })
      alert.addAction(UIAlertAction(title: "No", style: .cancel))  // ok: it has been called
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

final class MenuControllerRepaired: UIViewController {
  private var names: [String]?

  func recentRepaired() -> UIDeferredMenuElement {
    UIDeferredMenuElement { [weak self] completion in
      guard let names = self?.names else { return completion([]) }
      completion(names)
    }
  }

  func freshRepaired(_ load: @escaping (@escaping ([String]?) -> Void) -> Void) -> UIDeferredMenuElement {
    UIDeferredMenuElement.uncached { completion in
      load { names in completion(names ?? []) }
    }
  }
}
