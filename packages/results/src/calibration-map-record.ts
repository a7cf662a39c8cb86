import { z } from 'zod';
import { recordIdSchema } from './record-id.ts';

const count = z.int().nonnegative();
const positive = z.int().positive();
const share = z.number().min(0).max(1);
/** Keys are K, as JSON writes them. */
const byTop = z.record(z.string().regex(/^[1-9]\d*$/), z.number());
const point = z.tuple([share, share, share]);

/** What is known at one distribution: for which K the loss is calibrated, and the gaps by K. */
const verdicts = {
  calibratedFor: z.array(positive),
  undecided: z.array(positive),
  /** Gap by K; absent where $p_K=p_{K+1}$. */
  gaps: byTop,
  /** The gap, where it is 0 minus the price of separating K. */
  margins: byTop,
};

/** The share of the simplex where the loss is top-K calibrated, estimated with its interval. */
const estimatedShare = z.looseObject({
  top: positive,
  calibrated: count,
  undecided: count,
  points: positive,
  share,
  low: share,
  high: share,
  confidence: share,
});

/** Where on the triangle of three classes a hinge loss is calibrated: disjoint convex polygons in the sorted sixth. */
const region = z.looseObject({
  top: positive,
  /** The exact share of the triangle, as a ratio and as a number. */
  exactShare: z.string().min(1),
  share,
  polygons: z.array(z.array(point)),
  /** The same vertices as ratios. */
  exactPolygons: z.array(z.array(z.tuple([z.string(), z.string(), z.string()]))),
});

/** A border of the calibrated region of a smooth BOWL on three classes, with its exact conic. */
const curve = z.looseObject({
  top: positive,
  left: count,
  right: positive,
  conic: z.array(z.string()).length(6),
  points: z.array(point),
});

/** The simplex of distributions under the weights of one b and k. */
const simplexCell = z.looseObject({
  sample: positive,
  keep: positive,
  weights: z.array(z.number().nonnegative()),
  shares: z.array(estimatedShare),
  regions: z.array(region).optional(),
  curves: z.array(curve).optional(),
  /** Lattice points of the sorted sixth of the triangle, for heat maps. */
  grid: z
    .array(z.looseObject({ probabilities: point, ...verdicts, undefinedFor: z.array(positive) }))
    .optional(),
});

/** One named distribution under the weights of one b and k. */
const distributionCell = z.looseObject({
  distribution: z.string().min(1),
  sample: positive,
  keep: positive,
  ...verdicts,
});

/**
 * Where a loss under mining is top-K calibrated: over all distributions on a few classes (`simplex`) or over
 * named distributions (`cells`), for every pair of b and k with $k\le b$.
 */
export const calibrationMapRecordSchema = z
  .looseObject({
    schema: z.literal('owlery.calibration-map/1'),
    id: recordIdSchema,
    createdAt: z.iso.datetime({ offset: true }),
    family: z.enum(['powl', 'bowl']),
    surrogate: z.string().min(1),
    scheme: z.string().min(1),
    classes: z.int().min(2),
    samples: z.array(positive).min(1),
    keeps: z.array(positive).min(1),
    /** Of the distributions drawn for the shares. */
    seed: z.int().optional(),
    simplex: z.array(simplexCell).min(1).optional(),
    cells: z.array(distributionCell).min(1).optional(),
  })
  .check(({ value, issues }) => {
    if ((value.simplex === undefined) !== (value.cells === undefined)) return;
    const message = 'a map holds either simplex or cells';
    issues.push({ code: 'custom', path: ['simplex'], message, input: value.simplex });
  });

export type CalibrationMapRecord = z.infer<typeof calibrationMapRecordSchema>;
