extension String {
  /// Whether it begins with an upper case letter, like the name of a type: asked very often, and almost always of ASCII.
  @inlinable public var isCapitalized: Bool {
    guard let byte = utf8.first else { return false }
    return byte < 0x80 ? UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte : first?.isUppercase == true
  }

  /// Whether it begins with a lower case letter, like the name of a function.
  @inlinable public var beginsInLowercase: Bool {
    guard let byte = utf8.first else { return false }
    return byte < 0x80 ? UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte : first?.isLowercase == true
  }
}
