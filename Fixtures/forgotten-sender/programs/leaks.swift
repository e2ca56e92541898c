import Dispatch
import Foundation

// A main program waits for good, and what it has started ends it where all went well.

func work() async throws {}

enum Tool {
  static func main() {
    Task {
      do {
        try await work()
        exit(0)
      } catch {
        print(error)
      }
    }  // want: forgotten-sender "leaves 'Task' from line 10 without 'exit(_:)' (when the 'try' at line 12 throws): the program never ends"
    dispatchMain()
  }
}
