import AsyncAlgorithms

/// A head that is stuck: the second channel's reader is never reached while the first has none.
func sendToAll(_ text: String) async {
  let left = AsyncChannel<String>()
  let right = AsyncChannel<String>()
  let reader = Task {
    for await word in right {
      print(word)
    }
  }
  for channel in [left, right] {
    await channel.send(text)  // todo-want: no-receiver "left"
  }
  right.finish()
  await reader.value
}
