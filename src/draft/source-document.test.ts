import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { loadStoredCases } from '../report/stored/stored-cases.ts';
import { loadRevision } from '../revision/load.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { checkDraft } from './check-draft.ts';
import { coverageOf } from './coverage/coverage.ts';
import { listedOf, listText } from './coverage/coverage-list.ts';
import { loadReading } from './reading/reading.ts';
import { LOOK_CASES } from './statements/affected-statements.ts';
import { claimingSentences } from './text/claiming-sentences.ts';
import { readPlainText } from './text/plain-text.ts';
import { readSourceText } from './text/source-text.ts';

/** As `coverage` takes it where none is given. */
const SEED = 20_260_527;
/** The text is not ours to carry along: MVPS_DRAFT names the file that holds it, and .ci/run sets it. */
const file = process.env.MVPS_DRAFT ?? '';
const documents = existsSync(file) ? [file] : [];

const NAMED = /undefined$/;

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
      ).toEqual([
        'JOINT(N, T_tick, q) depends on cells_k, bundle_period_ticks as well',
        'JOINT_attacked(F, K) depends on T_tick_s as well',
        'JOINT_baseline(K) depends on T_tick_s as well',
      ]);
    });

    test('has the coverage that was committed, with every sentence accounted for', async () => {
      const reading = loadReading('draft-00');
      const draft = readPlainText(text, 'draft-00');
      const coverage = await coverageOf(checkDraft(draft, reading, SEED), new Map(), {
        reading,
        reviewed: {},
        bindings: BINDINGS,
        stored: loadStoredCases([join(PACKAGE_ROOT, 'evidence')]),
        seed: SEED,
        cases: LOOK_CASES,
        isInterrupted: () => false,
        onProgress: () => {},
      });
      const listed = listedOf(coverage?.sentences ?? []);
      const committed = join(PACKAGE_ROOT, 'evidence', 'coverage', 'draft-00.txt');
      expect(listText(listed)).toBe(readFileSync(committed, 'utf8'));
      expect(listed.filter(({ status }) => status === 'not checked')).toEqual([]);
      expect(coverage?.sentences.filter(({ staleReason }) => staleReason !== null)).toEqual([]);
    });

    test('has every sentence that something was read from', () => {
      const known = claimingSentences(readPlainText(text, 'draft-00')).map(({ digest }) => digest);
      const gone = loadReading('draft-00').sentences.filter(({ digest }) => !known.includes(digest));
      expect(gone).toEqual([]);
    });

    test('explains all but five symbols, and is told nothing of its prose that is not so', () => {
      const told = diagnostics.filter(({ rule }) => /^(symbol|citation|requirement|text)\//.test(rule));
      expect(
        told.map(
          ({ line, rule, found, message }) => `${line} ${rule}: ${NAMED.test(rule) ? found : message}`,
        ),
      ).toEqual([
        '24 symbol/unused: M is explained, and used nowhere in the text',
        '38 citation/unused: H-V4 is listed, and cited nowhere in the text',
        '38 symbol/undefined: f',
        '82 requirement/no-reference: MUST is a keyword of BCP 14, and the text cites neither RFC 2119 nor RFC 8174',
        '123 symbol/undefined: last_bfd_seq',
        '123 symbol/undefined: last_cwt',
        '162 symbol/undefined: w',
        '181 symbol/undefined: duration_amortization',
      ]);
    });
  });
}

test('MVPS_DRAFT names the text of draft-00, or is not set', () => {
  expect(documents.length > 0).toBe(process.env.MVPS_DRAFT !== undefined);
});
