import LeakDomain

/// Writes models in the form in which they are read.
struct ModelWriter {
  let models: ModelTable

  func write(to writer: inout YAMLWriter) {
    writer.list("functions", models.functions) { $0.function($1) }
    writer.list("labels", models.labels) { item, model in
      item.key("label", model.labels)
      item.key("closure", model.mode.rawValue)
      item.key("reason", model.reason)
    }
    writer.list("types", models.types) { item, model in
      item.key("name", model.names)
      item.key("is", model.kinds.map(\.rawValue))
      item.key("ends-with", model.endsWith)
      item.key("works-with", model.worksWith)
      item.key("answers", model.answers)
      item.list("operations", model.operations) { item, operation in
        item.key("finishes", operation.finishes)
        item.key("fails", operation.fails)
        item.key("rarely-fails", operation.rarelyFails)
        item.key("caused-by", operation.causes)
        item.key("besides", operation.besides)
      }
      item.list("events", model.events) { item, events in
        item.key("method", events.method)
        item.key("tells", events.tells)
        item.key("ends", events.ends)
      }
      item.key("reason", model.reason)
    }
    writer.list("words", models.words) { item, model in
      item.key("role", model.role.rawValue)
      item.key("match", model.match.rawValue)
      item.key("words", model.words)
      item.key("reason", model.reason)
    }
    writer.list("primitives", models.primitives) { $0.primitive($1) }
  }
}

extension YAMLWriter {
  fileprivate mutating func function(_ model: FunctionModel) {
    key("name", model.names)
    key("called", model.shape.rawValue)
    if !model.receivers.isEmpty { key("of", model.receivers) }
    if !model.firstLabels.isEmpty { key("first-label", model.firstLabels) }
    if !model.flags.isEmpty {
      mapping("with") { writer in
        for (label, flag) in model.flags.sorted(by: { $0.key < $1.key }) { writer.key(label, flag: flag) }
      }
    }
    if let run = model.closures.first, model.closures.count == 1, run.label == nil {
      key("closure", ClosureReader.name(of: run))
    } else if !model.closures.isEmpty {
      mapping("closure") { writer in
        for run in model.closures { writer.key(run.label ?? ClosureReader.other, ClosureReader.name(of: run)) }
      }
    }
    if let place = model.runsOn { key("runs-on", place.rawValue) }
    if model.holdsLock { key("holds", "lock") }
    if let returns = model.returns { key("returns", returns.rawValue) }
    if let type = model.resultType { key("result-type", type) }
    if let failure = model.failure { key("throws", failure.rawValue) }
    if let given = model.given { key("given", given.rawValue) }
    key("reason", model.reason)
  }

  fileprivate mutating func primitive(_ model: PrimitiveModel) {
    let primitive = model.primitive
    key("name", primitive.name)
    key("kind", primitive.kind.rawValue)
    key("types", model.types)
    if !model.begin.isNowhere { begin(model.begin) }
    key("discharge", primitive.discharges.sorted())
    key("parts", primitive.parts.sorted())
    key("abandoned-by", primitive.abandonedBy.sorted())
    key("leave", primitive.neutral.subtracting(primitive.waits).sorted())
    key("wait", primitive.waits.sorted())
    key("once", flag: primitive.isOnceOnly)
    key("optional", flag: primitive.isOptional)
    key("traps", flag: primitive.traps)
    if primitive.kind == .custom { words(primitive.words) }
    key("reason", model.reason)
  }

  private mutating func begin(_ begin: PrimitiveModel.Begin) {
    mapping("begin") { writer in
      writer.key("made", flag: begin.isMade)
      writer.key("parameter", flag: begin.isParameter)
      writer.key("closure-of", begin.closuresOf)
      writer.key("result-of", begin.resultsOf)
      writer.key("call", begin.calls)
      writer.key("method", begin.methods)
      writer.key("main", begin.mains)
      writer.key("unless", begin.unless)
      if let returning = begin.returning { writer.key("returning", returning) }
      if let places = begin.places { writer.key("places", places) }
    }
  }

  private mutating func words(_ words: Primitive.Words) {
    mapping("text") { writer in
      writer.key("begun", words.begun)
      writer.key("done", words.done)
      writer.key("missing", words.missing)
      writer.key("consequence", words.consequence)
      writer.key("twice", words.twice)
    }
  }
}
