import Dispatch
import Foundation

// The repaired twin of leaks.swift.

func work() async throws {}

enum ToolRepaired {
  static func main() {
    Task {
      do {
        try await work()
        exit(0)
      } catch {
        print(error)
        exit(1)
      }
    }
    dispatchMain()
  }
}
