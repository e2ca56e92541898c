import Foundation

// One of the two callbacks is called on every path, or given to somebody who calls it.

protocol CarefulSending {
  func send(_ data: Data, to place: String, completion: @escaping (Data?, Int, (any Error)?) -> Void)
}

enum CarefulUploadError: Error { case unknown }

final class CarefulUploader {
  let session: any CarefulSending
  init(_ session: any CarefulSending) { self.session = session }
  private var onDone: (() -> Void)?
  private var onFailed: ((any Error) -> Void)?

  func uploadRepaired(
    _ data: Data, to place: String, success: @escaping (String) -> Void, failure: @escaping (any Error) -> Void
  ) {
    session.send(data, to: place) { body, _, error in
      if let error {
        failure(error)
        return
      }
      guard let body, let text = String(data: body, encoding: .utf8), !text.isEmpty else {
        failure(CarefulUploadError.unknown)
        return
      }
      success(text)
    }
  }

  func removeRepaired(
    at place: String, onSuccess: (() -> Void)? = nil, onFailure: ((any Error) -> Void)? = nil
  ) {
    session.send(Data(), to: place) { _, status, error in
      switch status {
      case 200, 204: onSuccess?()
      case 400...: onFailure?(error ?? CarefulUploadError.unknown)
      default: onFailure?(CarefulUploadError.unknown)
      }
    }
  }

  func renameRepaired(
    _ name: String, progress: @escaping (Double) -> Void, success: @escaping () -> Void, failure: @escaping (any Error) -> Void
  ) {
    progress(0)
    guard !name.isEmpty else { return failure(CarefulUploadError.unknown) }
    DispatchQueue.global().async {
      do {
        try Data().write(to: URL(fileURLWithPath: name))
        success()
      } catch {
        failure(error)
      }
    }
  }

  /// Each of the two is given on by itself.
  func forward(_ data: Data, to place: String, success: @escaping (String) -> Void, failure: @escaping (any Error) -> Void) {
    uploadRepaired(data, to: place, success: { success($0.uppercased()) }, failure: failure)
  }

  func keep(success: @escaping () -> Void, failure: @escaping (any Error) -> Void) {
    onDone = success
    onFailed = failure
  }

  func end(_ error: (any Error)?) {
    if let error { onFailed?(error) } else { onDone?() }
  }

  /// Who cancels is told by a third callback.
  func ask(
    _ answer: Bool?, success: @escaping () -> Void, failure: @escaping (any Error) -> Void, cancelled: @escaping () -> Void
  ) {
    guard let answer else {
      cancelled()
      return
    }
    if answer { success() } else { failure(CarefulUploadError.unknown) }
  }

  /// Comes for each value: there need not be any.
  func each(_ values: [Int], onNext: @escaping (Int) -> Void, onError: @escaping (any Error) -> Void) {
    for value in values {
      if value < 0 {
        onError(CarefulUploadError.unknown)
        return
      }
      onNext(value)
    }
  }

  /// Something that happens is told to whoever is interested.
  func observeChanges(_ isOn: Bool, onSuccess: @escaping () -> Void, onFailure: @escaping (any Error) -> Void) {
    guard isOn else { return }
    DispatchQueue.main.async { onSuccess() }
  }

  /// What the caller gives without a word of how it ends: a builder whose parts are called by others.
  func decide<T>(_ result: Result<T, any Error>, success: (T) -> Void, failure: (any Error) -> Void) {
    switch result {
    case .success(let value): success(value)
    case .failure(let error): failure(error)
    }
  }
}
