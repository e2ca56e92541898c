/// One line of a terminal on which text is put at columns.
struct Canvas {
  /// For each column what stands there; nothing in the second column of a wide character.
  private var cells: [(text: String, paint: Paint)] = []

  /// Puts text over what stands there, from a column on.
  mutating func put(_ text: String, at column: Int, _ paint: Paint) {
    var column = column
    for character in text {
      let width = DisplayWidth.of(character)
      guard width > 0 else {
        if column > 0, column <= cells.count { cells[column - 1].text.append(character) }
        continue
      }
      while cells.count < column + width { cells.append((" ", .plain)) }
      cells[column] = (String(character), paint)
      if width > 1 { cells[column + 1] = ("", paint) }
      column += width
    }
  }

  /// The columns up to the last that is taken.
  var width: Int { cells.count }

  /// The line, without spaces at its end; neighbours of one colour share it.
  func text(_ style: TextStyle) -> String {
    var result = ""
    var run = ""
    var paint = Paint.plain
    for cell in cells {
      if cell.paint != paint {
        result += paint(run, style)
        run = ""
        paint = cell.paint
      }
      run += cell.text
    }
    return result + paint(run, style)
  }
}
