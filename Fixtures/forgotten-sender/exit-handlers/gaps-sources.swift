// Known gap: a program that serves its main queue and ends by `exit`.

import Foundation

func export(_ run: @escaping @Sendable () async throws -> Void) -> Never {
  Task {
    do {
      try await run()
      exit(0)
    } catch {
      print(error)
    }
  }  // todo-want: forgotten-sender "exit"
  dispatchMain()
}
