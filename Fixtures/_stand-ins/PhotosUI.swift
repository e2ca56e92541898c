// The interface of some types of PhotosUI, and one that keeps closures as those of CloudKit do, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public struct PHPickerResult: Sendable {
  public var assetIdentifier: String? { nil }
}

@MainActor public final class PHPickerViewController {
  public init() {}
  public weak var delegate: (any PHPickerViewControllerDelegate)?
  public func present() {}
  public func dismiss(animated: Bool) {}
}

@MainActor public protocol PHPickerViewControllerDelegate: AnyObject {
  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult])
}

public final class PHContentQuery {
  public init(text: String) {}
  public var perRecordCompletionBlock: ((String) -> Void)?
  public var failureCompletionBlock: ((any Error) -> Void)?
  public var queryCompletionBlock: (([String]?, (any Error)?) -> Void)?
  public func start() {}
}
