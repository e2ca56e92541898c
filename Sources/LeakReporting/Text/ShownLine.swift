/// One line of source as a terminal shows it: tabs become spaces, what is invisible becomes an escape.
struct ShownLine {
  /// A character or an escape, with the columns that it takes.
  struct Cell {
    var text: String
    var width: Int
    var isEscape = false
  }
  private(set) var cells: [Cell] = []
  /// For each byte of the line the column in which its character begins; one more for the end.
  private var columns: [Int] = []

  static let tabWidth = 4

  /// - Parameter content: the line without its line end.
  init(_ content: some Collection<UInt8>) {
    var column = 0
    for character in String(decoding: content, as: UTF8.self) {
      let start = column
      // A byte order mark is no part of the text.
      let isMark = columns.isEmpty && character == "\u{FEFF}"
      for cell in isMark ? [] : Self.cells(of: character, at: column) {
        cells.append(cell)
        column += cell.width
      }
      columns += Array(repeating: start, count: character.utf8.count)
    }
    columns.append(column)
  }

  /// Columns of the whole line.
  var width: Int { columns.last ?? 0 }

  /// Columns of the spaces and tabs at the start.
  var indentation: Int { cells.prefix { $0.text.allSatisfy { $0 == " " } }.reduce(0) { $0 + $1.width } }

  /// The column, from 0, of a column in UTF-8 bytes, from 1.
  func column(ofByte byte: Int) -> Int { columns[min(max(0, byte - 1), columns.count - 1)] }

  private static func cells(of character: Character, at column: Int) -> [Cell] {
    if character == "\t" {
      let width = tabWidth - column % tabWidth
      return [Cell(text: String(repeating: " ", count: width), width: width)]
    }
    return VisibleText.pieces(of: character).map { piece in
      Cell(text: piece.text, width: DisplayWidth.of(piece.text), isEscape: piece.isEscape)
    }
  }
}
