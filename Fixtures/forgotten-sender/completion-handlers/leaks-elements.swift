// Only one element is told of: whoever waits for that waits for ever where there is none.

struct Candidate { var id: Int }

func tellFirst(_ id: Int, of candidates: [Candidate], completion: @escaping (Candidate?, Int) -> Void) {
  for candidate in candidates where candidate.id == id {  // want: forgotten-sender "without calling 'completion'"
    return completion(candidate, id)
  }
}
