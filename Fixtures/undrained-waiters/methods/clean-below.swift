import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What is beneath an object ends, and tells each of those who wait that it has: by the very callback that answers them.

protocol Wire: AnyObject {
  var onAnswer: ((Int, Result<Data, any Error>) -> Void)? { get set }
  func send(_ id: Int)
  /// Each open request is answered with a failure.
  func close()
}

final class Session {
  private let wire: any Wire
  private var calls: [Int: (Result<Data, any Error>) -> Void] = [:]

  init(_ wire: any Wire) {
    self.wire = wire
    wire.onAnswer = { [weak self] id, result in self?.calls.removeValue(forKey: id)?(result) }
  }

  func call(_ id: Int, completion: @escaping (Result<Data, any Error>) -> Void) {
    calls[id]?(.failure(CancellationError()))
    calls[id] = completion
    wire.send(id)
  }

  func close() {
    print("closing")
    wire.close()
  }
}

/// A cancelled task calls its completion handler.
final class Tasks: @unchecked Sendable {
  private var tasks: [Int: URLSessionDataTask] = [:]
  private var handlers: [Int: [(Data?) -> Void]] = [:]

  func get(_ id: Int, _ url: URL, _ handler: @escaping (Data?) -> Void) {
    handlers[id, default: []].append(handler)
    guard tasks[id] == nil else { return }
    let task = URLSession.shared.dataTask(with: url) { data, _, _ in
      DispatchQueue.main.async {
        self.tasks[id] = nil
        self.handlers.removeValue(forKey: id)?.forEach { $0(data) }
      }
    }
    tasks[id] = task
    task.resume()
  }

  func cancelAll() {
    for task in tasks.values { task.cancel() }
  }
}

/// So does a cancelled operation.
final class Rendering: @unchecked Sendable {
  private let operations = OperationQueue()
  private var handlers: [Int: (Bool) -> Void] = [:]
  private var last = 0

  func render(_ work: @escaping @Sendable () -> Void, completion: @escaping (Bool) -> Void) {
    last += 1
    let id = last
    handlers[id] = completion
    let operation = BlockOperation(block: work)
    operation.completionBlock = {
      DispatchQueue.main.async { self.handlers.removeValue(forKey: id)?(true) }
    }
    operations.addOperation(operation)
  }

  func stop() {
    operations.cancelAllOperations()
    operations.waitUntilAllOperationsAreFinished()
  }
}

/// The delegate hears of each task, also of those that were cancelled.
final class Downloads: NSObject, URLSessionDownloadDelegate, @unchecked Sendable {
  private var completions: [URLSessionTask: (Result<URL, any Error>) -> Void] = [:]
  private lazy var session = URLSession(configuration: .default, delegate: self, delegateQueue: .main)

  func download(_ url: URL, completion: @escaping (Result<URL, any Error>) -> Void) {
    let task = session.downloadTask(with: url)
    completions[task] = completion
    task.resume()
  }

  func cancelAll() {
    session.getAllTasks { tasks in tasks.forEach { $0.cancel() } }
  }

  func urlSession(_: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL) {
    completions.removeValue(forKey: downloadTask)?(.success(location))
  }

  func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    completions.removeValue(forKey: task)?(.failure(error ?? CancellationError()))
  }
}

// The repaired twins of what leaks.

protocol Line: AnyObject {
  var onText: ((Int, String) -> Void)? { get set }
  func send(_ id: Int)
  func hangUp()
}

final class TalkRepaired {
  private let line: any Line
  private var calls: [Int: (String?) -> Void] = [:]

  init(_ line: any Line) {
    self.line = line
    line.onText = { [weak self] id, text in self?.calls.removeValue(forKey: id)?(text) }
  }

  func call(_ id: Int, completion: @escaping (String?) -> Void) {
    calls[id]?(nil)
    calls[id] = completion
    line.send(id)
  }

  func close() { closeRepaired() }

  func closeRepaired() {
    line.onText = nil
    line.hangUp()
    for call in calls.values { call(nil) }
    calls.removeAll()
  }
}
