import AVFoundation
import Dispatch

// The input of a writer asks for media until it is finished, or cannot take what it is given.

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

  func run() async {
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
            return  // want: forgotten-sender "this return leaves 'continuation' from line 19 without a resume"
          }
        }
      }
    }
  }

  func run(completion: @escaping @Sendable (Bool) -> Void) {
    input.requestMediaDataWhenReady(on: queue) { [self] in
      while input.isReadyForMoreMediaData {
        guard let buffer = output.copyNextSampleBuffer() else {
          input.markAsFinished()
          writer.finishWriting { completion(true) }
          return
        }
        guard input.append(buffer) else {
          return  // want: forgotten-sender "without calling 'completion' (when 'input.isReadyForMoreMediaData' is true and 'output.copyNextSampleBuffer()' is not nil and 'input.append(…)' is false)"
        }
      }
    }
  }

  func run(in group: DispatchGroup) {
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
          return  // want: forgotten-sender "this return leaves 'group', entered at line 52, without 'leave()'"
        }
      }
    }
  }

  func finish(completion: @escaping @Sendable ((any Error)?) -> Void) {
    input.requestMediaDataWhenReady(on: queue) { [self] in
      while input.isReadyForMoreMediaData {
        guard let buffer = output.copyNextSampleBuffer() else {
          input.markAsFinished()
          writer.finishWriting { [self] in
            if writer.status == .completed { completion(nil) }
          }  // want: forgotten-sender "without calling 'completion'"
          return
        }
        input.append(buffer)
      }
    }
  }
}
