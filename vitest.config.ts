import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{spec,src,generators,properties,evidence}/**/*.test.ts'],
    typecheck: { enabled: true, include: ['spec/**/*.test-d.ts'] },
    // By default one core is left idle.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
