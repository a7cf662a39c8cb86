import { type Page } from './page.ts';

/** A page: its name in the address, its title, what it is for, and how it is loaded. */
export interface PageEntry {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly load: () => Promise<Page>;
}

/** Every page, in the order of the navigation. A new one is a file and an entry here. */
export const pageList: readonly PageEntry[] = [
  {
    name: 'claims',
    title: 'Claims',
    lead: 'What the theory states, how strongly, and what checking it found.',
    load: async () => (await import('./pages/claims/claims-page.ts')).claimsPage,
  },
  {
    name: 'weights',
    title: 'Weights',
    lead: 'The order weights that mining k of b sampled negatives induces, in closed form and by simulation.',
    load: async () => (await import('./pages/weights/weights-page.ts')).weightsPage,
  },
  {
    name: 'loss',
    title: 'Loss',
    lead: 'An ordered weighted loss on three classes: its surface, its subgradient, and where convexity fails.',
    load: async () => (await import('./pages/loss/loss-page.ts')).lossPage,
  },
  {
    name: 'calibration',
    title: 'Calibration',
    lead: 'At which distributions the minimiser of the conditional risk ranks the K likeliest classes on top.',
    load: async () => (await import('./pages/calibration/calibration-page.ts')).calibrationPage,
  },
  {
    name: 'bounds',
    title: 'Bounds',
    lead: 'The terms of the generalisation bound as the points, the mining and the norm change.',
    load: async () => (await import('./pages/bounds/bounds-page.ts')).boundsPage,
  },
  {
    name: 'runs',
    title: 'Runs',
    lead: 'Every run of the store, and the chosen ones compared.',
    load: async () => (await import('./pages/runs/runs-page.ts')).runsPage,
  },
  {
    name: 'tables',
    title: 'Tables',
    lead: 'The tables over the records, with the source of each number.',
    load: async () => (await import('./pages/tables/tables-page.ts')).tablesPage,
  },
  {
    name: 'predict',
    title: 'Predict',
    lead: 'The labels that a trained model ranks first, and the sampled negatives that mining would keep.',
    load: async () => (await import('./pages/predict/predict-page.ts')).predictPage,
  },
];
