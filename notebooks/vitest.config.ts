import { projectTests } from '../vitest.shared.ts';

export default projectTests('notebooks', { testTimeout: 60_000 });
