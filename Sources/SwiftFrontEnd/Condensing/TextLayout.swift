/// What of a text a parser does not ask for, and where it asks for every byte.
struct TextLayout {
  /// Comments, in order.
  var comments: [Range<Int>] = []
  /// Literals that may reach over several lines, in order of their ends; one may stand within another.
  var literals: [Range<Int>] = []
  /// Markers of a version control system count at the beginning of a line only.
  var hasConflicts = false
}
