import AppKit

// The repaired twin of leaks.swift.

@MainActor final class SavingRepaired: NSApplicationDelegate {
  private func save() async throws { try await Task.sleep(for: .seconds(1)) }

  func applicationShouldTerminate(_ sender: NSApplication) -> NSApplication.TerminateReply {
    guard sender.isActive else { return .terminateNow }
    Task {
      do {
        try await save()
        NSApp.reply(toApplicationShouldTerminate: true)
      } catch {
        NSApp.reply(toApplicationShouldTerminate: false)
      }
    }
    return .terminateLater
  }
}
