import Foundation
import Testing

/// Fixtures are ordinary Swift: the compiler accepts each of them as a module of its own.
@Suite struct TypeCheckTests {
  @Test(.timeLimit(.minutes(10)), arguments: Fixture.all + Fixture.modelled)
  func typeChecks(_ fixture: Fixture) throws {
    let modules = try StandInModules.shared.get()
    var arguments = ["-typecheck", "-module-name", "Fixture", "-I", modules.path]
    if fixture.lines.contains(where: { $0.hasPrefix("@main") }) { arguments.append("-parse-as-library") }
    let result = try Compiler.run(arguments + [fixture.url.path])
    let errors = result.output.split(separator: "\n").filter { $0.contains(": error:") }
    #expect(result.status == 0, "\(fixture.path) doesn't type-check:\n\(errors.joined(separator: "\n"))")
  }
}

/// The stand-ins for packages, built once into a temporary folder.
enum StandInModules {
  static let shared = Result { try build() }

  private static let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("stand-ins-\(UUID().uuidString)")

  private static func build() throws -> URL {
    atexit { try? FileManager.default.removeItem(at: StandInModules.folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for source in Fixture.standIns {
      let name = source.url.deletingPathExtension().lastPathComponent
      let module = folder.appendingPathComponent("\(name).swiftmodule")
      let result = try Compiler.run(
        ["-emit-module", "-parse-as-library", "-module-name", name, "-o", module.path, source.url.path])
      guard result.status == 0 else { throw Failure(message: "\(source.path) can't be built:\n\(result.output)") }
    }
    return folder
  }

  struct Failure: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
  }
}

/// The compiler of the toolchain that runs the tests.
enum Compiler {
  /// Waits until `swiftc` has ended. Its messages come through a file, so that no pipe fills up.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let log = FileManager.default.temporaryDirectory.appendingPathComponent("swiftc-\(UUID().uuidString).log")
    defer { try? FileManager.default.removeItem(at: log) }
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let handle = try FileHandle(forWritingTo: log)
    defer { try? handle.close() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swiftc"] + arguments
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: (try? Data(contentsOf: log)) ?? Data(), as: UTF8.self))
  }
}
