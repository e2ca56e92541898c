import Dispatch
import Foundation

// What comes may end it.

enum Shell {
  static func main() {
    Task {
      while let line = readLine() {
        if line == "quit" { exit(0) }
        print(line)
      }
    }  // ok: nothing more comes, and the program goes on
    dispatchMain()
  }
}
