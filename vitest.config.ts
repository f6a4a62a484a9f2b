import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{spec,src,generators,properties,evidence}/**/*.test.ts'],
    typecheck: { enabled: true, include: ['spec/**/*.test-d.ts'] },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
