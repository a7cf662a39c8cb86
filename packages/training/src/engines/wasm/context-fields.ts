/**
 * The fields of the step's context, each one 32-bit word, in the order of
 * assembly/context.ts. A test holds their number to what the module was compiled with.
 */
export const contextFields = [
  ...([
    'threads',
    'columns',
    'width',
    'hidden',
    'trueColumns',
    'trueWidth',
    'features',
    'batch',
    'slotCapacity',
    'keep',
    'candidateCapacity',
    'keepCapacity',
  ] as const),
  ...([
    'tileRows',
    'pairwise',
    'surrogate',
    'normalise',
    'adagrad',
    'timed',
    'screening',
    'roundedWidth',
  ] as const),
  ...([
    'featureTable',
    'labelTable',
    'hiddenTable',
    'labelMomentum',
    'featureSquares',
    'labelSquares',
  ] as const),
  ...(['hiddenSquares', 'rankWeights', 'rowStarts', 'columnIds', 'values'] as const),
  ...([
    'points',
    'positiveSlots',
    'exampleCounts',
    'sampledCounts',
    'slotCounts',
    'slotLabels',
    'maskStarts',
  ] as const),
  ...([
    'maskSlots',
    'candidates',
    'rates',
    'bags',
    'norms',
    'scored',
    'scoredGradients',
    'bagGradients',
    'coefficients',
  ] as const),
  ...(['keptSlots', 'keptCounts', 'slotHeads', 'entryNext', 'featureHeads', 'bagNext'] as const),
  ...([
    'tiles',
    'heapScores',
    'heapIds',
    'candidateLabels',
    'rowGradients',
    'touched',
    'touchedCapacity',
    'listedFeatures',
    'listedCapacity',
    'listedCounts',
    'ownFeatures',
    'ownCapacity',
    'listExamples',
    'listFactors',
  ] as const),
  ...([
    'roundedLabels',
    'labelBounds',
    'roundedRows',
    'rowBounds',
    'roundedAll',
    'screenPauses',
    'screenCounts',
  ] as const),
  ...(['losses', 'keptTotals', 'updatedTotals', 'phases', 'barrierWords', 'turns'] as const),
] as const;

/** Values of the fields that are set; the others are 0. */
export type ContextValues = Readonly<Partial<Record<(typeof contextFields)[number], number>>>;

/** Writes a context into its words. */
export function writeContext(words: Int32Array, values: ContextValues): void {
  contextFields.forEach((field, index) => (words[index] = values[field] ?? 0));
}
