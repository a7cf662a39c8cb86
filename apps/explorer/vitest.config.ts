import { projectTests } from '../../vitest.shared.ts';

export default projectTests('explorer', { testTimeout: 60_000 });
