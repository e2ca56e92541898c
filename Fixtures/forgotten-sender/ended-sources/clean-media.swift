import AVFoundation
import Dispatch

// The repaired twins of leaks-media.swift.

final class Export: Sendable {
  let writer: AVAssetWriter
  let input: AVAssetWriterInput
  let output: AVAssetReaderOutput
  let queue = DispatchQueue(label: "export")

  init(_ writer: AVAssetWriter, _ input: AVAssetWriterInput, _ output: AVAssetReaderOutput) {
    self.writer = writer
    self.input = input
    self.output = output
  }

  func runRepaired() async {
    await withCheckedContinuation { continuation in
      input.requestMediaDataWhenReady(on: queue) { [self] in
        while input.isReadyForMoreMediaData {
          guard let buffer = output.copyNextSampleBuffer() else {
            input.markAsFinished()
            continuation.resume()
            return
          }
          if !input.append(buffer) {
            input.markAsFinished()
            continuation.resume()
            return
          }
        }
      }
    }
  }

  func runRepaired(completion: @escaping @Sendable (Bool) -> Void) {
    input.requestMediaDataWhenReady(on: queue) { [self] in
      while input.isReadyForMoreMediaData {
        guard let buffer = output.copyNextSampleBuffer() else {
          input.markAsFinished()
          writer.finishWriting { completion(true) }
          return
        }
        guard input.append(buffer) else {
          completion(false)
          return
        }
      }
    }
  }

  func runRepaired(in group: DispatchGroup) {
    group.enter()
    input.requestMediaDataWhenReady(on: queue) { [self] in
      while input.isReadyForMoreMediaData {
        guard let buffer = output.copyNextSampleBuffer() else {
          input.markAsFinished()
          group.leave()
          break
        }
        guard input.append(buffer) else {
          input.markAsFinished()
          group.leave()
          break
        }
      }
    }
  }

  func finishRepaired(completion: @escaping @Sendable ((any Error)?) -> Void) {
    input.requestMediaDataWhenReady(on: queue) { [self] in
      while input.isReadyForMoreMediaData {
        guard let buffer = output.copyNextSampleBuffer() else {
          input.markAsFinished()
          writer.finishWriting { [self] in
            completion(writer.status == .completed ? nil : writer.error)
          }
          return
        }
        input.append(buffer)
      }
    }
  }

  /// What it cannot take now it takes when it asks again.
  func runWhenReady(completion: @escaping @Sendable (Bool) -> Void) {
    input.requestMediaDataWhenReady(on: queue) { [self] in
      guard input.isReadyForMoreMediaData else { return }  // ok: it asks again
      guard let buffer = output.copyNextSampleBuffer() else {
        input.markAsFinished()
        completion(true)
        return
      }
      input.append(buffer)
    }
  }
}
