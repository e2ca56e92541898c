import LeakAST
import LeakDomain
import LeakFlow

/// Classes of the sources that are promises, by what they do and not by their names: whoever asks for the outcome is told at once where
/// it is there, and kept in a list where it is not; some methods bring the outcome, and tell all in the list.
///
///     func then(_ callback: @escaping (Int) -> Void) { if let value { callback(value) } else { callbacks.append(callback) } }
///     func fulfill(_ value: Int) { self.value = value; callbacks.forEach { $0(value) }; callbacks = [] }
///
/// Whoever makes one, and gives it to somebody who waits, owes the outcome.
///
/// Omissions: types that can forget the outcome again, and those that keep who waits in anything but a list.
struct OwnPromises {
  private let program: Program
  private(set) var models: [PrimitiveModel] = []

  private init(_ program: Program) {
    self.program = program
    for (key, list) in candidates() {
      if let model = model(of: key, list) { models.append(model) }
    }
  }

  /// An index whose models know these types, too.
  static func adding(to index: ProgramIndex) -> ProgramIndex {
    let found = OwnPromises(Program(index)).models
    return found.isEmpty ? index : ProgramIndex(index, models: index.models.before(ModelTable(primitives: found)))
  }

  /// The classes with one list of those who wait, by which they are kept.
  private func candidates() -> [(TypeKey, String)] {
    var found: [(key: TypeKey, list: String)] = []
    let carriers = CarrierTypes(program: program)
    for (number, file) in program.files.enumerated() {
      for member in file.members where !member.isLet && !member.modifiers.contains("static") && member.accessors.isEmpty
      {
        guard let type = member.type, Self.isList(type),
          let key = program.types.key(path: member.typePath, file: number), program.types.kind(of: key) == .class,
          let written = program.written(MemberIndex.Property(member, file: number)),
          let holding = carriers.holding(written), holding.shape == .list,
          [.handler, .continuation].contains(holding.primitive.kind)
        else { continue }
        found.append((key, member.name))
      }
    }
    let counts = Dictionary(found.map { ($0.key, 1) }, uniquingKeysWith: +)
    return found.filter { counts[$0.key] == 1 }.map { ($0.key, $0.list) }
  }

  private static func isList(_ type: TypeRef) -> Bool {
    switch type {
    case .array: true
    case .optional(let wrapped): isList(wrapped)
    default: false
    }
  }

  private func model(of key: TypeKey, _ list: String) -> PrimitiveModel? {
    guard isOnlyType(key), program.types.descendants(of: key).isEmpty,
      program.types.ancestry(of: key).allSatisfy({ $0 == key || program.types.kind(of: $0) != .class })
    else { return nil }
    let methods = PromiseMethods(program, of: key, list: list)
    guard !methods.settling.isEmpty, !methods.waiting.isEmpty else { return nil }
    var primitive = Primitive(
      .promise, name: key.name, discharges: methods.settling, neutral: methods.idle, isOnceOnly: false)
    primitive.waits = methods.waiting
    primitive.ending = methods.ending
    primitive.isOwnFuture = true
    return PrimitiveModel(
      primitive, types: [key.name], begin: PrimitiveModel.Begin(resultsOf: [key.name]),
      reason:
        "'\(methods.settling.sorted()[0])' tells those whom '\(methods.waiting.sorted()[0])' has put into '\(list)'")
  }

  /// Whether the last component of the name of a type means this one wherever it is written.
  private func isOnlyType(_ key: TypeKey) -> Bool {
    key.file == nil && program.types.countOfTypes(named: key.name) == 1 && !program.types.isAlias(key.name)
      && !program.models.isPrimitive(key.name)
  }
}
