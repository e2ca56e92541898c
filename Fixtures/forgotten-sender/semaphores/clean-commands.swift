// A program whose commands park their thread while a server answers.
import Dispatch

struct Commands {
  func command(_ name: String, run: () -> Void) { run() }
}

let commands = Commands()

commands.command("serve") {
  let parking = DispatchSemaphore(value: 0)
  DispatchQueue.global().async { print("serving") }
  _ = parking.wait(timeout: .distantFuture)  // ok: nothing else is left to do
}

commands.command("count") {
  let done = DispatchSemaphore(value: 0)
  DispatchQueue.global().async {
    print("counted")
    done.signal()
  }
  done.wait()
}
