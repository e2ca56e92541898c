import PhotosUI

// Delegates that are made for one answer: whoever makes them gives them the waiter for their whole life.

@MainActor final class OnePicture: PHPickerViewControllerDelegate {
  private let completion: (Result<[String], any Error>) -> Void

  init(completion: @escaping (Result<[String], any Error>) -> Void) {
    self.completion = completion
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    picker.dismiss(animated: true)
    guard !results.isEmpty else {
      return  // want: forgotten-sender "leaves what is in 'completion' from line 9 without calling it, and 'picker(_:didFinishPicking:)' comes once"
    }
    completion(.success(results.compactMap(\.assetIdentifier)))
  }
}

@MainActor final class OneWaiter: PHPickerViewControllerDelegate {
  private let waiter: CheckedContinuation<String, any Error>

  init(_ waiter: CheckedContinuation<String, any Error>) { self.waiter = waiter }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    switch results.first?.assetIdentifier {
    case let name?: waiter.resume(returning: name)
    case nil: print("nothing was chosen")
    }
  }  // want: forgotten-sender "leaves what is in 'waiter' from line 24 without resuming it"
}
