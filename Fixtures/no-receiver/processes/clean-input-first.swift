import Foundation

// A child reads and writes, and somebody takes what it writes meanwhile; or there is little to write.

func upperRepaired(_ text: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/tr")
  process.arguments = ["a-z", "A-Z"]
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  DispatchQueue.global().async {
    input.fileHandleForWriting.write(Data(text.utf8))
    input.fileHandleForWriting.closeFile()
  }
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

func filterRepaired(_ data: Data, with tool: URL) throws -> Data {
  let process = Process()
  process.executableURL = tool
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  nonisolated(unsafe) var answer = Data()
  let isRead = DispatchGroup()
  try process.run()
  DispatchQueue.global().async(group: isRead) {
    answer = output.fileHandleForReading.readDataToEndOfFile()
  }
  try input.fileHandleForWriting.write(contentsOf: data)  // ok: somebody reads meanwhile
  try input.fileHandleForWriting.close()
  isRead.wait()
  process.waitUntilExit()
  return answer
}

func packedRepaired(_ lines: [String]) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/gzip")
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  let rest = lines.joined()
  DispatchQueue.global().async {
    input.fileHandleForWriting.write(Data(rest.utf8))
    input.fileHandleForWriting.closeFile()
  }
  return output.fileHandleForReading.readDataToEndOfFile()
}

/// It begins to write when it has read all.
func sorted(_ text: String) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/sort")
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))
  input.fileHandleForWriting.closeFile()
  return output.fileHandleForReading.readDataToEndOfFile()
}

/// What is written out fits the pipe.
func greeting() throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/cat")
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  try process.run()
  let greeting = "hello"
  input.fileHandleForWriting.write(Data((greeting + "\n").utf8))
  input.fileHandleForWriting.closeFile()
  return output.fileHandleForReading.readDataToEndOfFile()
}

/// A handler takes what comes.
func streamed(_ text: String, take: @escaping @Sendable (Data) -> Void) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/cat")
  let input = Pipe()
  let output = Pipe()
  process.standardInput = input
  process.standardOutput = output
  output.fileHandleForReading.readabilityHandler = { take($0.availableData) }
  try process.run()
  input.fileHandleForWriting.write(Data(text.utf8))
  input.fileHandleForWriting.closeFile()
  process.waitUntilExit()
}
