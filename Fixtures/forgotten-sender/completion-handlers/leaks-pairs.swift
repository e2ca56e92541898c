import Foundation

// A function that is given a callback for success and one for failure calls one of the two.

protocol Sending {
  func send(_ data: Data, to place: String, completion: @escaping (Data?, Int, (any Error)?) -> Void)
}

enum UploadError: Error { case unknown }

final class Uploader {
  let session: any Sending
  init(_ session: any Sending) { self.session = session }

  func upload(_ data: Data, to place: String, success: @escaping (String) -> Void, failure: @escaping (any Error) -> Void) {
    session.send(data, to: place) { body, _, error in
      if let error {
        failure(error)
        return
      }
      guard let body, let text = String(data: body, encoding: .utf8), !text.isEmpty else {
        return  // want: forgotten-sender "without calling 'success' or 'failure'"
      }
      success(text)
    }
  }

  func remove(
    at place: String, onSuccess: (() -> Void)? = nil, onFailure: ((any Error) -> Void)? = nil
  ) {
    session.send(Data(), to: place) { _, status, error in
      switch status {
      case 200, 204: onSuccess?()
      case 400...: onFailure?(error ?? UploadError.unknown)
      default: print("unexpected")
      }
    }  // want: forgotten-sender "without calling 'onSuccess' or 'onFailure'"
  }

  func rename(
    _ name: String, progress: @escaping (Double) -> Void, success: @escaping () -> Void, failure: @escaping (any Error) -> Void
  ) {
    progress(0)
    guard !name.isEmpty else {
      print("no name")
      return  // want: forgotten-sender "without calling 'success' or 'failure'"
    }
    DispatchQueue.global().async {
      do {
        try Data().write(to: URL(fileURLWithPath: name))
        success()
      } catch {
        failure(error)
      }
    }
  }
}
