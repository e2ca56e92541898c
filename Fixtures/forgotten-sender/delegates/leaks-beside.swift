import AuthenticationServices
import PhotosUI

// Another closure of the object is called in any case: it does not tell whoever waits in the place of the answer.

@MainActor final class Choosing: PHPickerViewControllerDelegate {
  private var completion: (([String]?) -> Void)?
  private let whenDone: () -> Void

  init(completion: @escaping ([String]?) -> Void, whenDone: @escaping () -> Void) {
    self.completion = completion
    self.whenDone = whenDone
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    defer { whenDone() }
    guard !results.isEmpty else {
      return  // want: forgotten-sender "leaves what is in 'completion' from line 11 without calling it"
    }
    completion?(results.compactMap(\.assetIdentifier))
  }
}

/// The other one is called behind the answer, and before the way that has none is left.
final class SigningIn: ASAuthorizationControllerDelegate {
  private var completion: ((String?) -> Void)?
  private let whenDone: () -> Void

  init(completion: @escaping (String?) -> Void, whenDone: @escaping () -> Void) {
    self.completion = completion
    self.whenDone = whenDone
  }

  func authorizationController(
    controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization
  ) {
    guard let credential = authorization.credential as? ASAuthorizationAppleIDCredential else {
      self.whenDone()
      return  // want: forgotten-sender "leaves what is in 'completion' from line 30 without calling it"
    }
    completion?(credential.user)
    self.whenDone()
  }

  func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: any Error) {
    completion?(nil)
    whenDone()
  }
}
