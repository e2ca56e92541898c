import LeakAST

extension Lowering {
  /// `A.B.c` of an expression made of names alone (generic arguments are dropped); `nil` for any other.
  func dottedName(_ node: ExprNode) -> String? {
    var components: [String] = []
    var current = node
    while true {
      switch current.content {
      case .declReferenceExpr(let name):
        components.append(name.baseName.plainName)
        return components.reversed().joined(separator: ".")
      case .memberAccessExpr(let member):
        guard let base = member.base else { return nil }
        components.append(member.declName.baseName.plainName)
        current = base
      case .genericSpecializationExpr(let generic): current = generic.expression
      default: return nil
      }
    }
  }

  func lastComponent(_ dotted: String) -> Substring {
    dotted.split(separator: ".").last ?? Substring(dotted)
  }

  /// Names of types begin so by convention, also behind underscores.
  func startsUppercase(_ name: some StringProtocol) -> Bool {
    name.first { $0 != "_" }?.isUppercase ?? false
  }
}

extension Lowering {
  /// The same of an expression that is lowered already.
  func dottedName(_ expr: Expr) -> String? {
    var components: [String] = []
    var current = expr
    while true {
      switch current.kind {
      case .name(let name):
        components.append(name)
        return components.reversed().joined(separator: ".")
      case .member(let base?, let name, nil):
        components.append(name)
        current = base
      case .type(.named(let name, _)):
        components.append(name)
        return components.reversed().joined(separator: ".")
      default: return nil
      }
    }
  }
}
