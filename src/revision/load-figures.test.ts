import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InputError } from '../input/input-error.ts';
import { load, loadRevision } from './load.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'revision-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'edited' };

it('a revision prints figures otherwise, and says whose choice that is', () => {
  const figures = { 'c-path': { value: '8.80' }, 'joint-scaling': { value: '197', clause: '2' } };
  writeFileSync(join(folder, 'own.json'), JSON.stringify({ ...HEAD, figures }));
  expect(load('own.json', folder).revision.figures).toEqual({
    'c-path': { digits: '8.80', clause: 'silent', reading: 'set by edited' },
    'joint-scaling': { digits: '197', clause: '2' },
  });
  expect(loadRevision('draft-00').figures).toEqual({});
});

it.each<[string, object, string]>([
  [
    'unknown figure',
    { figures: { 'c-paths': { value: '8.80' } } },
    '$.figures.c-paths: found an unknown figure, expected c-path',
  ],
  [
    'figure that is no number',
    { figures: { 'c-path': { value: '~9' } } },
    '$.figures.c-path.value: found "~9", expected decimal digits, with or without a point',
  ],
  [
    'figure without its digits',
    { figures: { 'c-path': { clause: '1.2' } } },
    '$.figures.c-path.value: found nothing, expected a value',
  ],
  [
    'figure without quotes',
    { figures: { 'c-path': { value: 8.8 } } },
    '$.figures.c-path.value: found 8.8, expected the printed digits',
  ],
  [
    'figure that is a band',
    { figures: { 'regime-c-band': { value: '150' } } },
    '$.figures.regime-c-band.value: found "150", expected nothing: this figure is not printed as one number',
  ],
  [
    'unknown clause of a figure',
    { figures: { 'c-path': { value: '8.80', clause: '77' } } },
    '$.figures.c-path.clause: found "77", expected "silent" or one of $.clauses',
  ],
])('is told of %s', (_, over, start) => {
  writeFileSync(join(folder, 'r.json'), JSON.stringify({ ...HEAD, ...over }));
  const faults = (): readonly string[] => {
    try {
      load('r.json', folder);
    } catch (error) {
      if (error instanceof InputError) return error.faults;
      throw error;
    }
    return [];
  };
  expect(faults()[0]?.slice(0, `r.json: ${start}`.length)).toBe(`r.json: ${start}`);
  expect(faults()).toHaveLength(1);
});
