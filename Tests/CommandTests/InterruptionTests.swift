import Foundation
import Testing

@testable import leaklint

/// What ends the process while a file is being replaced. Each test ends a process of its own.
@Suite struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func workIsDoneBeforeTheProcessEnds(_ number: Int32) async {
    let ended = await #expect(processExitsWith: .signal(number), observing: [\.standardOutputContent]) { [number] in
      Interruption.putOff {
        raise(number)
        _ = Console.print("done")
      }
      _ = Console.print("not reached")
    }
    let out = String(decoding: ended?.standardOutputContent ?? [], as: UTF8.self)
    #expect(out.contains("done") && !out.contains("not reached"))
  }

  @Test func aSecondOneEndsItAtOnce() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      Interruption.putOff {
        raise(SIGTERM)
        raise(SIGTERM)
        exit(0)
      }
    }
  }

  @Test func whatIsIgnoredStaysIgnored() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      Interruption.putOff { _ = raise(SIGHUP) }
      raise(SIGHUP)
    }
  }

  /// Nothing lies beside the file that a killed repair has replaced.
  @Test func nothingIsLeftBesideAFile() async throws {
    let folder = TemporaryFolder()
    try folder.write("A.swift", "old")
    let path = folder.path("A.swift")
    await #expect(processExitsWith: .signal(SIGTERM)) { [path] in
      _ = FileReplacement.replace(FilePath(path), by: Array("new".utf8), like: nil) {
        raise(SIGTERM)
        return nil
      }
    }
    #expect(try folder.read("A.swift") == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["A.swift"])
  }
}
