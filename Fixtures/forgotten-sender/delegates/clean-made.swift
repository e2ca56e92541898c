import PhotosUI

// Delegates that are made for one answer and always give it, and others that are made for many.

@MainActor final class OnePictureRepaired: PHPickerViewControllerDelegate {
  private let completion: (Result<[String], any Error>) -> Void

  init(completion: @escaping (Result<[String], any Error>) -> Void) {
    self.completion = completion
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    picker.dismiss(animated: true)
    guard !results.isEmpty else { return completion(.failure(CancellationError())) }
    completion(.success(results.compactMap(\.assetIdentifier)))
  }
}

@MainActor final class OneWaiterRepaired: PHPickerViewControllerDelegate {
  private let waiter: CheckedContinuation<String, any Error>

  init(_ waiter: CheckedContinuation<String, any Error>) { self.waiter = waiter }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    switch results.first?.assetIdentifier {
    case let name?: waiter.resume(returning: name)
    case nil: waiter.resume(throwing: CancellationError())
    }
  }
}

/// Somebody else may answer for it.
@MainActor final class Album: PHPickerViewControllerDelegate {
  private let completion: (Result<[String], any Error>) -> Void

  init(completion: @escaping (Result<[String], any Error>) -> Void) {
    self.completion = completion
  }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    guard !results.isEmpty else { return }
    completion(.success(results.compactMap(\.assetIdentifier)))
  }

  func close() { completion(.failure(CancellationError())) }
}

/// What it is told of pictures that are chosen, and of nothing else.
@MainActor final class Shelf: PHPickerViewControllerDelegate {
  private let onChange: ([String]) -> Void

  init(onChange: @escaping ([String]) -> Void) { self.onChange = onChange }

  func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
    guard !results.isEmpty else { return }
    onChange(results.compactMap(\.assetIdentifier))
  }
}
