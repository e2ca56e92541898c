// The interface of some types of AppKit, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

@MainActor public final class NSApplication {
  public enum TerminateReply: Sendable {
    case terminateCancel, terminateNow, terminateLater
  }
  public static let shared = NSApplication()
  public var isActive: Bool { true }
  public func activate() {}
  public func reply(toApplicationShouldTerminate shouldTerminate: Bool) {}
}

@MainActor public var NSApp: NSApplication { NSApplication.shared }

@MainActor public protocol NSApplicationDelegate: AnyObject {
  func applicationShouldTerminate(_ sender: NSApplication) -> NSApplication.TerminateReply
}
