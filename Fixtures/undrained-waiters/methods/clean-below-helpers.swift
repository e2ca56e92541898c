import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What an end cancels answers each who waits, by way of a method that takes him out and gives him back.

final class Uploads: NSObject, URLSessionTaskDelegate, @unchecked Sendable {
  private lazy var session = URLSession(configuration: .default, delegate: self, delegateQueue: nil)
  private var completions: [Int: (Result<Int, any Error>) -> Void] = [:]

  func upload(_ request: URLRequest, _ file: URL, completion: @escaping (Result<Int, any Error>) -> Void) {
    let task = session.uploadTask(with: request, fromFile: file)
    completions[task.taskIdentifier] = completion
    task.resume()
  }

  private func take(_ task: URLSessionTask) -> ((Result<Int, any Error>) -> Void)? {
    completions.removeValue(forKey: task.taskIdentifier)
  }

  func cancelAll() {  // ok: each task that is cancelled tells the delegate
    session.getAllTasks { tasks in
      for task in tasks { task.cancel() }
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let completion = take(task)
    if let error { completion?(.failure(error)) } else { completion?(.success(0)) }
  }
}
