export { capacityWeights } from './capacity-weights.ts';
export { capacityWeightsExact } from './capacity-weights-exact.ts';
export { inducedTotal } from './induced-total.ts';
export { inducedWeights, type InducedWeightsOptions } from './induced-weights.ts';
export { inducedWeightsExact } from './induced-weights-exact.ts';
export { isNonIncreasing } from './is-non-increasing.ts';
export { checkMiningScheme, type MiningScheme } from './mining-scheme.ts';
export { prefixSums } from './prefix-sums.ts';
export { uniformSchemes, type UniformScheme } from './uniform-scheme.ts';
