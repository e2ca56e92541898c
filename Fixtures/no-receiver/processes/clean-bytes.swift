import Foundation

#if !canImport(Darwin)
  extension FileHandle {
    var bytes: AsyncStream<UInt8> {
      AsyncStream { continuation in
        for byte in readDataToEndOfFile() { continuation.yield(byte) }
        continuation.finish()
      }
    }
  }
#endif

/// A loop over the bytes of a pipe reads it to its end.
func listing() async throws -> Data {
  let process = Process()
  let output = Pipe()
  process.executableURL = URL(fileURLWithPath: "/bin/ls")
  process.standardOutput = output
  try process.run()
  var found = Data()
  for try await byte in output.fileHandleForReading.bytes { found.append(byte) }
  process.waitUntilExit()
  return found
}
