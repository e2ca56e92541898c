import AppKit

// The repaired twin of leaks-later.swift.

@MainActor final class FlushingRepaired: NSApplicationDelegate {
  private func flush(completion: @escaping @MainActor (Bool) -> Void) { completion(true) }

  func applicationShouldTerminate(_ app: NSApplication) -> NSApplication.TerminateReply {
    flush { isDone in app.reply(toApplicationShouldTerminate: isDone) }
    return .terminateLater
  }
}
