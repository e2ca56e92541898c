import UserNotifications

/// The system makes an object for each notification.
final class NotificationService: UNNotificationServiceExtension {
  private var handler: ((UNNotificationContent) -> Void)?
  private var content: UNNotificationContent?

  override func didReceive(
    _ request: UNNotificationRequest, withContentHandler contentHandler: @escaping (UNNotificationContent) -> Void
  ) {
    handler = contentHandler  // ok: there is no second one
    content = request.content
    if request.identifier.isEmpty { deliver() }
  }

  override func serviceExtensionTimeWillExpire() { deliver() }

  private func deliver() {
    handler?(content ?? UNNotificationContent())
    handler = nil
  }
}
