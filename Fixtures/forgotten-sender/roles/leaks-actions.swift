import BackgroundTasks
import CallKit
import WebKit

// What a framework hands to an app, left without an end.

enum LoadError: Error {
  case missing
}

func note(_ message: String) {
  print(message)
}

final class Calls {
  var current: String?
  var isBusy = false

  /// Not by the system.
  func clear() { current = nil }

  func answerWithoutACall(_ provider: CXProvider, perform action: CXAnswerCallAction) {
    guard let current else {
      note("no call")
      return  // want: forgotten-sender "this return leaves 'action' without 'fail()' or 'fulfill()'"
    }
    note(current)
    action.fulfill()
  }

  func end(_ provider: CXProvider, perform action: CXEndCallAction) {
    if action.callUUID == current {
      action.fulfill()
    }
  }  // want: forgotten-sender "the system waits for it until it gives up"
}

final class Refresh: @unchecked Sendable {
  func load(_ completion: @escaping @Sendable (Result<Int, Error>) -> Void) { completion(.success(1)) }

  func refresh(_ task: BGAppRefreshTask) {
    load { result in
      switch result {
      case .success: task.setTaskCompleted(success: true)
      case .failure(let error): note("\(error)")
      }
    }  // want: forgotten-sender "leaves 'task' without 'setTaskCompleted()'"
  }

  func process(_ task: BGProcessingTask) {
    Task {
      try await work()  // want: forgotten-sender "this 'try', when it throws, leaves 'task'"
      task.setTaskCompleted(success: true)
    }
  }

  func register(_ scheduler: BGTaskScheduler) {
    scheduler.register(forTaskWithIdentifier: "refresh", using: nil) { task in
      guard let task = task as? BGProcessingTask else { return }
      Task {
        do {
          try await self.work()
          task.setTaskCompleted(success: true)
        } catch {
          note("\(error)")
        }
      }  // want: forgotten-sender "leaves 'task' without 'setTaskCompleted()'"
    }
  }

  func work() async throws {}
}

final class Scheme {
  var files: [String: [UInt8]] = [:]

  func serve(_ webView: WKWebView, start task: any WKURLSchemeTask) {
    if let data = files[task.path] {
      task.didReceive(data)
      task.didFinish()
    }
  }  // want: forgotten-sender "leaves 'task' without 'didFailWithError()' or 'didFinish()'"
}
