// The interface of some types of UIKit, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class UIAlertAction {
  public enum Style: Sendable {
    case `default`, cancel, destructive
  }

  public init(title: String?, style: Style, handler: ((UIAlertAction) -> Void)? = nil) {}
}

@MainActor open class UIView {
  public init() {}
  public var alpha = 0.0
  public static func animate(
    withDuration duration: Double, animations: @escaping () -> Void, completion: ((Bool) -> Void)? = nil
  ) {}
}

open class UIViewController {
  public init() {}
  public func present(_ controller: UIViewController, animated: Bool, completion: (() -> Void)? = nil) {}
}

public final class UIAlertController: UIViewController {
  public enum Style: Sendable {
    case actionSheet, alert
  }

  public init(title: String?, message: String?, preferredStyle: Style) { super.init() }
  public func addAction(_ action: UIAlertAction) {}
  public func addTextField(configurationHandler: ((String) -> Void)? = nil) {}
  public var texts: [String] = []
}

@MainActor public final class NSAlert {
  public init() {}
  public func runModal() -> Bool { true }
  public func beginSheetModal(for window: UIViewController, completionHandler: @escaping (Bool) -> Void) {}
}

@MainActor open class UIResponder {
  public init() {}
}

public final class UIApplication: UIResponder {}

@MainActor public protocol UIApplicationDelegate: AnyObject {
  func applicationDidBecomeActive(_ application: UIApplication)
}

extension UIApplicationDelegate {
  public func applicationDidBecomeActive(_ application: UIApplication) {}
}
