/** Precision of a method on Amazon-670K as others published it, in percent. */
export interface PublishedFigure {
  readonly method: string;
  readonly precision: readonly [at1: number | null, at3: number | null, at5: number | null];
  readonly source: string;
  /** What is wrong with the row. */
  readonly warning?: string;
}

const page = 'Extreme Classification Repository';
const repository2018 = `${page}, 2018-09-04 and 2020-07-20`;
const repository2020 = `${page}, 2020-07-20`;
const repository2024 = `${page}, 2024-08-24`;
const reported2024 = `${page}, 2024-08-24, as reported by its authors`;

/** Published rows on Amazon-670K; P@k of SNM is in none of the sources. */
export const publishedFigures: readonly PublishedFigure[] = [
  { method: 'Renee', precision: [54.23, 48.22, 43.83], source: reported2024 },
  { method: 'XR-Transformers', precision: [50.13, 44.6, 40.69], source: reported2024 },
  { method: 'LightXML', precision: [49.1, 43.83, 39.85], source: reported2024 },
  { method: 'AttentionXML', precision: [47.58, 42.61, 38.92], source: reported2024 },
  { method: 'Bonsai', precision: [45.58, 40.39, 36.6], source: repository2024 },
  { method: 'Parabel', precision: [44.89, 39.8, 36.0], source: repository2018 },
  { method: 'DiSMEC', precision: [44.7, 39.7, 36.1], source: repository2018 },
  { method: 'ProXML', precision: [43.5, 38.7, 35.3], source: repository2020 },
  { method: 'XT', precision: [42.5, 37.87, 34.41], source: repository2024 },
  { method: 'AnnexML', precision: [42.39, 36.89, 32.98], source: repository2024 },
  { method: 'PfastreXML', precision: [39.46, 35.81, 33.05], source: repository2018 },
  { method: 'FastXML', precision: [36.99, 33.28, 30.53], source: repository2018 },
  { method: 'XML-CNN', precision: [35.39, 31.93, 29.32], source: reported2024 },
  { method: 'SLEEC', precision: [35.05, 31.25, 28.56], source: repository2018 },
  { method: 'LPSR-NB', precision: [28.65, 24.88, 22.37], source: repository2018 },
  { method: 'LEML', precision: [8.13, 6.83, 6.03], source: repository2018 },
  { method: 'PPD-Sparse', precision: [45.32, 40.37, 36.92], source: repository2018 },
  {
    method: 'SNM, as often quoted',
    precision: [null, 40.37, 36.92],
    source: 'a summary of the paper',
    warning:
      'Misattributed: these are the figures of PPD-Sparse in the row above, on every revision of the page from ' +
      '2017-12-06 to 2024-08-24, which lists no SNM.',
  },
];
