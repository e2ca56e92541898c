// What comes behind the call of a closure does not meet all that the closure leaves.
import Foundation

struct SaveRules: Sendable {
  var waitsForDisk: Bool
  let isVerbose: Bool
}

protocol Disk: Sendable {
  func save(_ picture: Data, done: @escaping @Sendable () -> Void)
}

func savePicture(
  _ picture: Data, _ rules: SaveRules, on disk: any Disk, completion: @escaping @Sendable (Data?) -> Void
) {
  disk.save(picture) {
    if rules.waitsForDisk { completion(picture) }
  }  // want: forgotten-sender "when 'rules.waitsForDisk' is false"
  if !rules.waitsForDisk, rules.isVerbose { completion(picture) }
}
