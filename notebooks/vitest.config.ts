import { projectTests } from '../vitest.shared.ts';

export default projectTests('notebooks', { testTimeout: 300_000 });
