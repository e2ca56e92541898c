import AppKit

// An app that has asked for time waits for the answer.

@MainActor final class Saving: NSApplicationDelegate {
  private func save() async throws { try await Task.sleep(for: .seconds(1)) }

  func applicationShouldTerminate(_ sender: NSApplication) -> NSApplication.TerminateReply {
    guard sender.isActive else { return .terminateNow }
    Task {
      do {
        try await save()
        NSApp.reply(toApplicationShouldTerminate: true)
      } catch {
        print(error)
      }
    }  // want: forgotten-sender "leaves 'Saving' from line 8 without 'reply(toApplicationShouldTerminate:)' (when 'sender.isActive' is true and the 'try' at line 12 throws): the app waits for the answer"
    return .terminateLater
  }
}
