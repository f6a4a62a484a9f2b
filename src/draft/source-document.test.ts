import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRevision } from '../revision/load.ts';
import { checkDraft } from './check-draft.ts';
import { loadReading } from './reading/reading.ts';
import { readPlainText } from './text/plain-text.ts';
import { readSourceText } from './text/source-text.ts';

/** The text is not ours to carry along: MVPS_DRAFT names the file that holds it, and .ci/run sets it. */
const file = process.env.MVPS_DRAFT ?? '';
const documents = existsSync(file) ? [file] : [];

for (const document of documents) {
  describe('the source document', () => {
    const text = readSourceText(document, 'draft-00');
    const { figures, equations, diagnostics, read } = checkDraft(
      readPlainText(text, 'draft-00'),
      loadReading('draft-00'),
      1,
    );

    test('gives draft-00: each figure is found, and each value is that of the data', () => {
      expect(figures).toEqual({ found: 45, of: 45 });
      expect(read.revision.digest).toBe(loadRevision('draft-00').digest);
    });

    test('has no section that was not read', () => {
      expect(diagnostics.filter(({ rule }) => rule.startsWith('reading/'))).toEqual([]);
    });

    test('has equations of which at least 95 of 100 are read', () => {
      expect(equations.read / (equations.read + equations.unread.length)).toBeGreaterThanOrEqual(0.95);
      expect(equations.open).toEqual([]);
      expect(
        diagnostics.filter(({ rule }) => rule.startsWith('equation/')).map(({ message }) => message),
      ).toEqual(['JOINT(N, T_tick, q) depends on cells_k, bundle_period_ticks as well']);
    });
  });
}

test('MVPS_DRAFT names the text of draft-00, or is not set', () => {
  expect(documents.length > 0).toBe(process.env.MVPS_DRAFT !== undefined);
});
