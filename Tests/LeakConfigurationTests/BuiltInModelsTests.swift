import Foundation
import Testing

@testable import LeakConfiguration

/// The models that leaklint comes with.
@Suite struct BuiltInModelsTests {
  @Test func thereAreNoProblemsWithThem() {
    let (models, problems) = BuiltInModels.read()
    #expect(problems.map(\.text) == [])
    #expect(!models.functions.isEmpty && !models.labels.isEmpty && !models.types.isEmpty)
    #expect(!models.words.isEmpty && !models.primitives.isEmpty)
  }

  @Test func everyFileIsRead() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/LeakConfiguration/Models").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yml") }
    #expect(BuiltInModels.files.map(\.name) == names.sorted(), "Add the file to BuiltInModels.files and Package.swift")
  }
}
