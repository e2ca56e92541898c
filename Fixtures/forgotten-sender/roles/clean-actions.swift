import BackgroundTasks
import CallKit
import WebKit

// What a framework hands to an app, ended on every path or kept.

enum LoadError: Error {
  case missing
}

func note(_ message: String) {
  print(message)
}

final class Calls {
  var current: String?
  var held: [CXCallAction] = []

  func answerWithoutACallRepaired(_ provider: CXProvider, perform action: CXAnswerCallAction) {
    guard let current else {
      note("no call")
      return action.fail()
    }
    note(current)
    action.fulfill()
  }

  func endRepaired(_ provider: CXProvider, perform action: CXEndCallAction) {
    if action.callUUID == current {
      action.fulfill()
    } else {
      action.fail()
    }
  }

  func hold(_ provider: CXProvider, perform action: CXSetHeldCallAction) {
    if current == nil {
      action.fail()
    } else {
      held.append(action)  // ok: ended when the audio session is there
    }
  }

  func start(_ provider: CXProvider, perform action: CXStartCallAction) {
    provider.reportOutgoingCall(startedConnectingAt: nil)  // ok: nothing here ends it, which is told of elsewhere
  }
}

final class Refresh: @unchecked Sendable {
  func load(_ completion: @escaping @Sendable (Result<Int, Error>) -> Void) { completion(.success(1)) }

  func refreshRepaired(_ task: BGAppRefreshTask) {
    load { result in
      switch result {
      case .success: task.setTaskCompleted(success: true)
      case .failure(let error):
        note("\(error)")
        task.setTaskCompleted(success: false)
      }
    }
  }

  func processRepaired(_ task: BGProcessingTask) {
    let running = Task {
      do {
        try await work()
        task.setTaskCompleted(success: true)
      } catch {
        task.setTaskCompleted(success: false)
      }
    }
    task.expirationHandler = { running.cancel() }
  }

  func registerRepaired(_ scheduler: BGTaskScheduler) {
    scheduler.register(forTaskWithIdentifier: "refresh", using: nil) { task in
      guard let task = task as? BGProcessingTask else { return }  // ok: a task by this name is one of these
      Task {
        do {
          try await self.work()
          task.setTaskCompleted(success: true)
        } catch {
          task.setTaskCompleted(success: false)
        }
      }
    }
    scheduler.register(forTaskWithIdentifier: "process", using: nil) { task in
      if let task = task as? BGProcessingTask { self.processRepaired(task) }
    }
  }

  func work() async throws {}
}

final class Scheme {
  var files: [String: [UInt8]] = [:]

  func serveRepaired(_ webView: WKWebView, start task: any WKURLSchemeTask) {
    guard let data = files[task.path] else { return task.didFailWithError(LoadError.missing) }
    task.didReceive(data)
    task.didFinish()
  }

  func stop(_ webView: WKWebView, stop task: any WKURLSchemeTask) {
    note(task.path)  // ok: the web view has ended it
  }
}

/// Whoever finds that the web view has ended a task must not answer it any more.
final class StoppedPages: @unchecked Sendable {
  var active: Set<String> = []
  func load(_ done: @escaping @Sendable ([UInt8]) -> Void) { done([]) }

  func serve(_ webView: WKWebView, start task: any WKURLSchemeTask) {
    let path = task.path
    active.insert(path)
    load { data in
      guard self.active.remove(path) != nil else { return }  // ok: the web view has ended it
      task.didReceive(data)
      task.didFinish()
    }
  }

  func stop(_ webView: WKWebView, stop task: any WKURLSchemeTask) { active.remove(task.path) }
}
