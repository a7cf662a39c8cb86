import { type MethodConfig, sampleAndKeep } from './sample-and-keep.ts';

/**
 * The name of a method in tables and legends. Mining that keeps all it samples is negative sampling
 * and is called so; the full loss is named with b and k where these gave its order weights.
 *
 * @example
 * methodLabel({ method: 'snm', sample: 64, keep: 1 }); // 'SNM(64, 1)'
 * methodLabel({ method: 'ns', sample: 64 }); // 'NS(64)'
 * methodLabel({ method: 'full' }); // 'full OWL'
 */
export function methodLabel(config: MethodConfig): string {
  const { sample, keep } = sampleAndKeep(config);
  if (config.method === 'full') return Number.isFinite(sample) ? `full OWL(${sample}, ${keep})` : 'full OWL';
  return sample === keep ? `NS(${sample})` : `SNM(${sample}, ${keep})`;
}
