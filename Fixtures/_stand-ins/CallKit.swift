// The interface of some types of CallKit, so that fixtures type-check where there is none.
// The bodies mean nothing: fixtures are read and type-checked, never run.

public final class CXProvider {
  public func reportOutgoingCall(startedConnectingAt date: Double?) {}
}

open class CXAction {
  public func fulfill() {}
  public func fail() {}
}

open class CXCallAction: CXAction {
  public var callUUID: String { "" }
}

public final class CXStartCallAction: CXCallAction {}
public final class CXAnswerCallAction: CXCallAction {}
public final class CXEndCallAction: CXCallAction {}
public final class CXSetHeldCallAction: CXCallAction {}
