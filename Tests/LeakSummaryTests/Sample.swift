import LeakModel
import LeakSummary

/// A summary of two files, one of them empty, with places of more than one byte.
enum Sample {
  static let tool = "1.2.3"
  static let knowledge = "0123456789abcdef"

  static let summary = ModuleSummary(
    tool: tool, knowledge: knowledge, module: "Shop",
    files: [
      file(
        "Sources/Shop/Order.swift", "func order() {\n}\nlet name = \"Bäcker\"\n",
        [(3, 0), (700, 2), (701, 300), (702, 0)]),
      file("Sources/Shop/Empty.swift", "", [(1, 0)]),
    ])

  private static func file(_ path: String, _ text: String, _ lines: [(Int32, Int32)]) -> ModuleSummary.File {
    var origins = LineOrigins()
    for (number, indent) in lines { origins.append(number: number, indent: indent) }
    return ModuleSummary.File(path: path, text: Array(text.utf8), origins: origins)
  }

  static func read(_ bytes: [UInt8]) -> Result<ModuleSummary, SummaryFault> {
    ModuleSummary.read(bytes, tool: tool, knowledge: knowledge)
  }

  /// The same for summaries of a tool with a short name.
  static func tiny(_ bytes: [UInt8]) -> Result<ModuleSummary, SummaryFault> {
    ModuleSummary.read(bytes, tool: "t", knowledge: "k")
  }

  /// Bytes with the checksum that belongs to them: what is wrong with the rest must be found in the rest.
  static func sealed(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Array(bytes) + (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * $0)) }
  }
}
