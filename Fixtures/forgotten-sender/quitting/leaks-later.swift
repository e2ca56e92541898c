import AppKit

// The parameter is the app that waits.

@MainActor final class Flushing: NSApplicationDelegate {
  private func flush(completion: @escaping @MainActor (Bool) -> Void) { completion(true) }

  func applicationShouldTerminate(_ app: NSApplication) -> NSApplication.TerminateReply {
    flush { isDone in
      guard isDone else { return }  // want: forgotten-sender "this return leaves 'Flushing' from line 8 without 'reply(toApplicationShouldTerminate:)'"
      app.reply(toApplicationShouldTerminate: true)
    }
    return .terminateLater
  }
}
