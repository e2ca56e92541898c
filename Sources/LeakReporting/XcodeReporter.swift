import LeakModel

extension Reporter {
  /// One line a finding and one `note` for each related place and step, with absolute paths: Xcode needs them to find a
  /// file from a build phase.
  public static let xcode = Reporter(
    name: "xcode", summary: "as swiftc, with notes and absolute paths, for a build phase"
  ) { report, context in
    report.findings.map { CompilerLines.of($0) { absolute($0, in: context.folder) } }.joined()
  }

  private static func absolute(_ file: String, in folder: String) -> String {
    if file.utf8.first == UInt8(ascii: "/") { return file }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + file : "\(folder)/\(file)"
  }
}
