/**
 * Where everything of a training run lies in the shared memory, and the switches of its step.
 *
 * Every field is one 32-bit word: an address, a count or a switch. The order is that of
 * `contextFields` in src/engines/wasm/context-fields.ts, which fills it.
 */
@unmanaged
export class Context {
  // Shape
  threads: i32;
  /** Width of a bag embedding, padded to a multiple of 4. */
  columns: i32;
  /** Width of the vector that is scored, padded: `columns`, or the hidden layer's width. */
  width: i32;
  /** 0, or the number of hidden units (a multiple of 4). */
  hidden: i32;
  /** Columns and width without padding. */
  trueColumns: i32;
  trueWidth: i32;
  features: i32;
  batch: i32;
  slotCapacity: i32;
  keep: i32;
  /** Labels each example samples for itself, or 0 where the step's sample is shared. */
  candidateCapacity: i32;
  /** Kept negatives an example can have at most. */
  keepCapacity: i32;
  tileRows: i32;
  // Switches
  pairwise: i32;
  surrogate: i32;
  normalise: i32;
  adagrad: i32;
  timed: i32;
  /** Whether steps are screened by 16-bit products: 0 never, 1 where it helps, 2 always; see screen.ts. */
  screening: i32;
  /** Width of a rounded row: a multiple of 8. */
  roundedWidth: i32;
  // Parameters and optimiser state (float32)
  featureTable: usize;
  labelTable: usize;
  hiddenTable: usize;
  labelMomentum: usize;
  featureSquares: usize;
  labelSquares: usize;
  hiddenSquares: usize;
  /** θ over ranks, or 0 for weights of one. */
  rankWeights: usize;
  // Sparse features of the points
  rowStarts: usize;
  columnIds: usize;
  values: usize;
  // The steps of a chunk
  points: usize;
  positiveSlots: usize;
  exampleCounts: usize;
  sampledCounts: usize;
  slotCounts: usize;
  slotLabels: usize;
  maskStarts: usize;
  maskSlots: usize;
  /** Slots of the labels each example sampled, where it samples for itself. */
  candidates: usize;
  /** Per step: learning rates of embedding and output, momentum (float32 triples). */
  rates: usize;
  // Scratch of one step
  bags: usize;
  norms: usize;
  scored: usize;
  scoredGradients: usize;
  bagGradients: usize;
  coefficients: usize;
  keptSlots: usize;
  keptCounts: usize;
  slotHeads: usize;
  entryNext: usize;
  featureHeads: usize;
  bagNext: usize;
  /** Per thread: scores of a tile, heap scores, heap ids, an example's sampled labels or screened ones, one row of gradient. */
  tiles: usize;
  heapScores: usize;
  heapIds: usize;
  candidateLabels: usize;
  rowGradients: usize;
  /** Per thread: list of touched label slots. */
  touched: usize;
  touchedCapacity: i32;
  /** Per thread: the features of the step that it owns, and how many. */
  listedFeatures: usize;
  listedCapacity: i32;
  listedCounts: usize;
  /** Per thread: features that an example alone has; then, per thread, their places among the values. */
  ownFeatures: usize;
  ownCapacity: i32;
  /** Per thread: the examples that have a feature, and their factors. */
  listExamples: usize;
  listFactors: usize;
  /** Of the sampled labels: rounded rows, and three rows of bounds (step, norm, error). */
  roundedLabels: usize;
  labelBounds: usize;
  /** Per thread, of a tile of examples: the same; bounds are 3 × tileRows. */
  roundedRows: usize;
  rowBounds: usize;
  /** Per thread: whether its labels could be rounded; steps before screening is tried again. */
  roundedAll: usize;
  screenPauses: usize;
  /** Per thread, of the last screened step: scores formed in float32, and all; then the screened steps so far. */
  screenCounts: usize;
  // Out
  losses: usize;
  keptTotals: usize;
  updatedTotals: usize;
  phases: usize;
  barrierWords: usize;
  /** Examples and sampled labels taken in this step, 64 bytes apart; see turns.ts. */
  turns: usize;
}

// @ts-ignore: decorator
@inline
export function word(base: usize, index: i32): i32 {
  return load<i32>(base + ((<usize>index) << 2));
}

// @ts-ignore: decorator
@inline
export function setWord(base: usize, index: i32, value: i32): void {
  store<i32>(base + ((<usize>index) << 2), value);
}

// @ts-ignore: decorator
@inline
export function float(base: usize, index: i32): f32 {
  return f32.load(base + ((<usize>index) << 2));
}

// @ts-ignore: decorator
@inline
export function setFloat(base: usize, index: i32, value: f32): void {
  f32.store(base + ((<usize>index) << 2), value);
}

/** Address of row `index` of a table whose rows hold `length` float32 numbers. */
// @ts-ignore: decorator
@inline
export function row(table: usize, index: i32, length: i32): usize {
  return table + <usize>index * ((<usize>length) << 2);
}

/**
 * Whether thread `t` owns row `id` of a table, so that it alone updates it. Ids are scattered
 * by Fibonacci hashing: neighbours, which are of like frequency, go to different threads.
 */
// @ts-ignore: decorator
@inline
export function owns(c: Context, t: i32, id: i32): bool {
  const scattered = <u64>(<u32>id * 0x9e3779b1);
  return <i32>((scattered * <u64>c.threads) >> 32) == t;
}
