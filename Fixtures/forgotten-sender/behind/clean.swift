// A closure leaves a handler to what comes behind the call that it is given to.
import Foundation

struct SaveRulesRepaired: Sendable {
  var waitsForDisk: Bool
  let isVerbose: Bool
}

protocol DiskRepaired: Sendable {
  func save(_ picture: Data, done: @escaping @Sendable () -> Void)
  func load(_ name: String, done: @escaping @Sendable (Result<Data, any Error>) -> Void)
}

func savePictureRepaired(
  _ picture: Data, _ rules: SaveRulesRepaired, on disk: any DiskRepaired, completion: @escaping @Sendable (Data?) -> Void
) {
  disk.save(picture) {
    if rules.waitsForDisk { completion(picture) }  // ok: where it does not wait, the function has called
  }
  if rules.isVerbose { print(picture.count) }
  if !rules.waitsForDisk { completion(picture) }
}

func saveAnyPicture(
  _ picture: Result<Data, any Error>, _ rules: SaveRulesRepaired, on disk: any DiskRepaired,
  completion: (@Sendable (Data?) -> Void)?
) {
  switch picture {
  case .success(let data):
    disk.save(data) {
      if rules.waitsForDisk { completion?(data) }  // ok: one of the two
    }
    if !rules.waitsForDisk { completion?(data) }
  case .failure:
    completion?(nil)
  }
}

func loadAllBesideFailures(
  _ names: [String], from disk: any DiskRepaired, completion: @escaping @Sendable (Result<Int, any Error>) -> Void
) {
  let group = DispatchGroup()
  for name in names {
    group.enter()
    disk.load(name) { result in
      defer { group.leave() }
      if case .failure(let error) = result { completion(.failure(error)) }  // ok: the group tells of the rest
    }
  }
  group.notify(queue: .main) { completion(.success(names.count)) }
}

func loadEachBesideFailures(
  _ names: [String], from disk: any DiskRepaired, completion: @escaping @Sendable (Result<Int, any Error>) -> Void
) {
  let group = DispatchGroup()
  Set(names).forEach { name in
    group.enter()
    disk.load(name) { result in
      defer { group.leave() }
      switch result {
      case .success(let data): print(data.count)
      case .failure(let error): return completion(.failure(error))
      }
    }  // ok: what the group notifies comes behind all of them
  }
  group.notify(queue: .main) { completion(.success(names.count)) }
}
