import { projectTests } from '../../vitest.shared.ts';

export default projectTests('tensorflow', { testTimeout: 120_000 });
