export { MemoryPlan, memoryLimitBytes, type ElementType, type Region } from './memory-plan.ts';
export { float32View, float64View, int32View, uint32View } from './region-views.ts';
export { WorkerPool } from './worker-pool.ts';
export { compileKernels } from './compile-kernels.ts';
export { moduleFromBase64 } from './module-from-base64.ts';
