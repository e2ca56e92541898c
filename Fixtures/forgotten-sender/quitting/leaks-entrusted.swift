import AppKit

// It leaves the answer to a method of its own.

@MainActor final class Leaving: NSApplicationDelegate {
  private func stop() async throws { try await Task.sleep(for: .seconds(1)) }

  func applicationShouldTerminate(_ sender: NSApplication) -> NSApplication.TerminateReply {
    stopServers()
    return .terminateLater
  }

  private func stopServers() {
    Task {
      try await stop()  // want: forgotten-sender "this 'try', when it throws, leaves 'Leaving'"
      NSApp.reply(toApplicationShouldTerminate: true)
    }
  }
}
