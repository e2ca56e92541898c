import Foundation
import Testing

/// The compiler accepts every fixture with all of its repairs.
@Suite(.serialized) struct RepairTypeCheckTests {
  @Test(.timeLimit(.minutes(10)), arguments: RepairTests.leaks)
  func theRepairedFileTypeChecks(_ fixture: Fixture) async throws {
    let application = await Repairs.run(fixture).application
    guard !application.applied.isEmpty else { return }
    let modules = try StandInModules.shared.get()
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("repaired-\(UUID().uuidString).swift")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(application.bytes).write(to: file)
    var arguments = ["-typecheck", "-module-name", "Fixture", "-I", modules.path]
    if fixture.lines.contains(where: { $0.hasPrefix("@main") }) { arguments.append("-parse-as-library") }
    let result = try Compiler.run(arguments + [file.path])
    let errors = result.output.split(separator: "\n").filter { $0.contains(": error:") }
    #expect(result.status == 0, "the repaired \(fixture.path) doesn't type-check:\n\(errors.joined(separator: "\n"))")
  }
}
