/// Folders that hold no sources of the project.
enum SkippedFolders {
  /// Hidden folders, those of build products and of downloaded dependencies, and bundles of other things.
  static func contains(_ name: some Collection<UInt8>) -> Bool {
    name.first == UInt8(ascii: ".") || names.contains(Array(name))
      || endings.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  private static let names = Set(
    ["DerivedData", "Pods", "Carthage", "node_modules", "checkouts"].map { Array($0.utf8) })

  private static let endings = [
    ".xcodeproj", ".xcworkspace", ".xcassets", ".framework", ".xcframework", ".docc",
  ].map { Array($0.utf8) }
}
