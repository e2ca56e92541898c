import AuthenticationServices
import PhotosUI

// The same delegates, and whoever waits is told on each way, or by the other closure in the place of the answer.

@MainActor final class ChoosingRepaired: PHPickerViewControllerDelegate {
  private var completion: (([String]?) -> Void)?
  private let whenDone: () -> Void

  init(completion: @escaping ([String]?) -> Void, whenDone: @escaping () -> Void) {
    self.completion = completion
    self.whenDone = whenDone
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) { pickerRepaired(results) }

  private func pickerRepaired(_ results: [PHPickerResult]) {
    defer { whenDone() }
    guard !results.isEmpty else {
      completion?(nil)
      return
    }
    completion?(results.compactMap(\.assetIdentifier))
  }
}

final class SigningInRepaired: ASAuthorizationControllerDelegate {
  private var completion: ((String?) -> Void)?
  private let whenDone: () -> Void

  init(completion: @escaping (String?) -> Void, whenDone: @escaping () -> Void) {
    self.completion = completion
    self.whenDone = whenDone
  }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    authorizationControllerRepaired(authorization)
  }

  private func authorizationControllerRepaired(_ authorization: ASAuthorization) {
    defer { whenDone() }
    guard let credential = authorization.credential as? ASAuthorizationAppleIDCredential else {
      completion?(nil)
      return
    }
    completion?(credential.user)
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    completion?(nil)
    whenDone()
  }
}

/// Who chooses nothing is told of by the other closure.
@MainActor final class ChoosingOrCancelling: PHPickerViewControllerDelegate {
  private var completion: (([String]?) -> Void)?
  private let cancelled: () -> Void

  init(completion: @escaping ([String]?) -> Void, cancelled: @escaping () -> Void) {
    self.completion = completion
    self.cancelled = cancelled
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    guard !results.isEmpty else {
      cancelled()
      return  // ok: one of the two is called
    }
    completion?(results.compactMap(\.assetIdentifier))
  }
}
