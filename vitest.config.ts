import { projectTests } from './vitest.shared.ts';

export default projectTests('workspace', { include: ['scripts/**/*.spec.ts'], testTimeout: 120_000 });
