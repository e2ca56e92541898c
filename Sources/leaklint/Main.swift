import ArgumentParser
import SwiftFrontEnd

/// Where the process begins: parses the arguments, runs the command and ends with one of the three exit codes.
@main
enum Main {
  static func main() {
    Console.prepare()
    let arguments = Array(CommandLine.arguments.dropFirst())
    // Flow graphs are built by recursion over what the parser took: the main thread's stack is too small for that.
    guard let thread = LargeStackThread({ ExitStatus.end(run(arguments)) }) else { ExitStatus.end(run(arguments)) }
    thread.join()
  }

  /// A usage error is `failed` like every other trouble; asking for help or the version is not trouble.
  private static func run(_ arguments: [String]) -> ExitStatus {
    do {
      var command = try Leaklint.parseAsRoot(arguments)
      try command.run()
      return .clean
    } catch let status as ExitStatus {
      return status
    } catch {
      let message = Leaklint.fullMessage(for: error)
      guard Leaklint.exitCode(for: error).isSuccess else {
        Console.complain(message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message)
        return .failed
      }
      return Console.print(message + "\n") ? .clean : .failed
    }
  }
}
