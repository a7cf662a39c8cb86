/**
 * A barrier of `threads` threads at two int32 words: arrived, round.
 *
 * A thread spins about as long as waking it would take, since phases are short, then
 * sleeps. With one thread it costs nothing.
 */
export function barrier(words: usize, threads: i32): void {
  if (threads == 1) return;
  const round = atomic.load<i32>(words, 4);
  if (atomic.add<i32>(words, 1) == threads - 1) {
    atomic.store<i32>(words, 0);
    atomic.add<i32>(words, 1, 4);
    atomic.notify(words + 4, threads);
    return;
  }
  for (let spin = 0; spin < 20000; spin++) {
    if (atomic.load<i32>(words, 4) != round) return;
  }
  while (atomic.load<i32>(words, 4) == round) atomic.wait<i32>(words + 4, round, -1);
}
