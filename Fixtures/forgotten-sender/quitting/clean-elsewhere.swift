import AppKit

// The answer comes from a method of the delegate, or it is given at once.

@MainActor final class Closing: NSApplicationDelegate {
  private var unsaved = 0

  func applicationShouldTerminate(_ sender: NSApplication) -> NSApplication.TerminateReply {
    if unsaved == 0 { return .terminateNow }
    if unsaved > 10 {
      Task { @MainActor in
        sender.activate()
        sender.reply(toApplicationShouldTerminate: false)
      }
      return .terminateLater
    }
    ask()
    return .terminateLater  // ok: whoever is asked answers
  }

  private func ask() {}

  func answered(_ mayClose: Bool) { NSApp.reply(toApplicationShouldTerminate: mayClose) }
}
