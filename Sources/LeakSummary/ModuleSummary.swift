import LeakModel

/// What the modules that depend on a module must know of it: its files, condensed.
public struct ModuleSummary: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// The path that findings show; never absolute.
    public var path: String
    public var text: [UInt8]
    /// Where the lines of the text come from: one entry for each.
    public var origins: LineOrigins
    public init(path: String, text: [UInt8], origins: LineOrigins) {
      self.path = path
      self.text = text
      self.origins = origins
    }
  }

  /// The version of the tool that made it.
  public var tool: String
  /// A digest of what the tool knew of functions and primitives: it decides what may be left out.
  public var knowledge: String
  public var module: String
  public var files: [File]

  public init(tool: String, knowledge: String, module: String, files: [File]) {
    self.tool = tool
    self.knowledge = knowledge
    self.module = module
    self.files = files
  }
}
