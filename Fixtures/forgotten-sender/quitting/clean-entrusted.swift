import AppKit

// The repaired twin of leaks-entrusted.swift.

@MainActor final class LeavingRepaired: NSApplicationDelegate {
  private func stop() async throws { try await Task.sleep(for: .seconds(1)) }

  func applicationShouldTerminate(_ sender: NSApplication) -> NSApplication.TerminateReply {
    stopServersRepaired()
    return .terminateLater
  }

  private func stopServersRepaired() {
    Task {
      try? await stop()
      NSApp.reply(toApplicationShouldTerminate: true)
    }
  }
}
