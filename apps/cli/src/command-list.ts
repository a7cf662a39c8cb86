import { type Command } from 'commander';

/** One command of `owlery`: what the overview says of it, and where its file is. */
export interface CommandEntry {
  /** The words that call it, such as `data list`; its file is `commands/data-list.ts`. */
  readonly words: string;
  readonly summary: string;
  /** Reads the file; it adds options, examples and the action to the command. */
  readonly load: () => Promise<(command: Command) => void>;
}

/** Every command, in the order of the overview. Only the one that is called is read. */
export const commandList: readonly CommandEntry[] = [
  {
    words: 'data list',
    summary: 'list the data sets that are built in',
    load: async () => (await import('./commands/data-list.ts')).dataListCommand,
  },
  {
    words: 'data info',
    summary: 'read a data set or a folder in the Extreme Classification format and describe it',
    load: async () => (await import('./commands/data-info.ts')).dataInfoCommand,
  },
  {
    words: 'losses',
    summary: 'list the ordered weighted losses of the registry',
    load: async () => (await import('./commands/losses.ts')).lossesCommand,
  },
  {
    words: 'weights',
    summary: 'order weights that stochastic negative mining induces',
    load: async () => (await import('./commands/weights.ts')).weightsCommand,
  },
  {
    words: 'calibration',
    summary: 'for which K a loss is top-K calibrated at a distribution, with a gap and a certificate',
    load: async () => (await import('./commands/calibration.ts')).calibrationCommand,
  },
  {
    words: 'verify',
    summary: 'check a certificate of calibration in exact arithmetic',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  {
    words: 'check',
    summary: 'check the claims of the theory, or the laws of a loss in a file',
    load: async () => (await import('./commands/check.ts')).checkCommand,
  },
  {
    words: 'map',
    summary: 'where a loss under mining is calibrated: over the simplex, or over b, k and distributions',
    load: async () => (await import('./commands/map.ts')).mapCommand,
  },
  {
    words: 'complexity',
    summary: 'Rademacher or Gaussian complexity of linear scorers in a norm ball, on a sample',
    load: async () => (await import('./commands/complexity.ts')).complexityCommand,
  },
  {
    words: 'bound',
    summary: 'what theory promises for a loss, its weights, a norm ball and n points, term by term',
    load: async () => (await import('./commands/bound.ts')).boundCommand,
  },
  {
    words: 'gap',
    summary: 'how far the expected loss of trained scorers lies above the empirical one, beside the bounds',
    load: async () => (await import('./commands/gap.ts')).gapCommand,
  },
  {
    words: 'train',
    summary: 'train a model, measure it on the test split and store the run',
    load: async () => (await import('./commands/train.ts')).trainCommand,
  },
  {
    words: 'evaluate',
    summary: 'measure the checkpoint of a run again',
    load: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  },
  {
    words: 'predict',
    summary: 'the labels that a trained model gives to texts or points on stdin',
    load: async () => (await import('./commands/predict.ts')).predictCommand,
  },
  {
    words: 'export',
    summary: 'the parameters of a trained model for other tools: npz, csv, safetensors or onnx',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  {
    words: 'bench',
    summary: 'what training steps cost on this machine, phase by phase, at the shape of a known task',
    load: async () => (await import('./commands/bench.ts')).benchCommand,
  },
  {
    words: 'runs list',
    summary: 'list the runs of a store',
    load: async () => (await import('./commands/runs-list.ts')).runsListCommand,
  },
  {
    words: 'table',
    summary: 'a table over the runs of a store, as Markdown, CSV or LaTeX',
    load: async () => (await import('./commands/table.ts')).tableCommand,
  },
  {
    words: 'figure',
    summary: 'a figure over the records of a store: JSON for Plotly, a page, SVG, PNG or PDF',
    load: async () => (await import('./commands/figure.ts')).figureCommand,
  },
  {
    words: 'explore',
    summary: 'show claims, weights, calibration, bounds and runs as a page in the browser',
    load: async () => (await import('./commands/explore.ts')).exploreCommand,
  },
  {
    words: 'publish',
    summary: 'write that page with the records of a store, for any file server',
    load: async () => (await import('./commands/publish.ts')).publishCommand,
  },
  {
    words: 'reproduce',
    summary: 'compare SNM with negative sampling on WordNet, from data to report',
    load: async () => (await import('./commands/reproduce.ts')).reproduceCommand,
  },
];

/** What the overview says of the first word of commands with two. */
export const groupSummaries: Readonly<Record<string, string>> = {
  data: 'built-in data sets and folders of data',
  runs: 'the runs of a store',
};
