import Dispatch
import Foundation

// A program that is to run on ends where its work has failed only.

func serve() async throws {}

enum Server {
  static func main() {
    Task {
      do {
        try await serve()
      } catch {
        print(error)
        exit(1)
      }
    }  // ok: it serves on
    dispatchMain()
  }
}
