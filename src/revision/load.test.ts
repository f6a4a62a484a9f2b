import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mutable } from '../../spec/language/mutable.ts';
import { InputError } from '../input/input-error.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import type { RevisionDocument } from './document.ts';
import { load, loadRevision } from './load.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'revision-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'edited' };

/** The faults of a file with this content; a value is written as JSON. */
function faultsOf(content: unknown): readonly string[] {
  writeFileSync(join(folder, 'r.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return faultsOfFile('r.json');
}

function faultsOfFile(name: string): readonly string[] {
  try {
    load(name, folder);
  } catch (error) {
    if (error instanceof InputError) return error.faults;
    throw error;
  }
  return [];
}

function draft(): Mutable<RevisionDocument> {
  return JSON.parse(readFileSync(join(PACKAGE_ROOT, 'spec/revisions/draft-00.json'), 'utf8'));
}

describe('a revision that loads', () => {
  it('is found by its shipped name, with the figures of section 1.2', () => {
    const revision = loadRevision('draft-00');
    expect(revision.name).toBe('draft-00');
    expect(revision.c_path).toBe(8700n);
    expect(revision.hypotheses['H-RL']).toMatchObject({
      clause: '1.4',
      parts: { 'H-RL': ['limiter=absent', 'limiter-position=after-mac'] },
    });
  });

  it('keeps where the draft contradicts itself, until somebody decides it', () => {
    const rules = { 'xdp-charge': { take: 'per-packet' }, 'nic-budget-scope': { take: 'both-paths' } };
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ ...HEAD, rules }));
    const { provenance } = load('own.json', folder).revision;
    expect(provenance['xdp-charge']).toEqual({ clause: 'silent', reading: 'set by edited' });
    expect(provenance['nic-budget-scope'].contradicted).toEqual({ clause: '6.1', take: 'one-path' });
  });

  it.each([
    [
      { clause: '1.2', take: 'twice' },
      '$.rules.xdp-charge.contradicted.take: found "twice", expected one of per-pair',
    ],
    [
      { clause: '99', take: 'none' },
      '$.rules.xdp-charge.contradicted.clause: found "99", expected "silent" or one of',
    ],
    [{ take: 'none' }, '$.rules.xdp-charge.contradicted'],
  ])('refuses a contradiction that nobody can look up: %o', (contradicted, fault) => {
    const faults = faultsOf({ ...HEAD, rules: { 'xdp-charge': { take: 'per-pair', contradicted } } });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it('is found by its path', () => {
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ ...draft(), name: 'own' }));
    const { revision, shipped } = load('own.json', folder);
    expect([revision.name, shipped]).toEqual(['own', false]);
  });

  it('overrides parts of its base, and says whose choice that is', () => {
    writeFileSync(
      join(folder, 'own.json'),
      JSON.stringify({
        ...HEAD,
        clauses: ['9'],
        costs: { c_hmac: { value: '2.00 us' } },
        limits: { R_L: { value: 5, clause: '9' } },
        ranges: { N: { max: 500000 } },
        rules: { limiter: { take: 'absent' }, conjunction: { take: 'all' } },
      }),
    );
    const { revision, document } = load('own.json', folder);
    expect(revision.c_path).toBe(8500n);
    expect(document.costs.c_hmac).toEqual({
      value: '2.00 us',
      clause: 'silent',
      reading: 'set by edited',
    });
    expect(document.limits.R_L).toEqual({ value: 5, unit: 'times the natural traffic', clause: '9' });
    expect(revision.range.N).toEqual({ min: 1, max: 500000 });
    expect(revision.provenance.limiter).toEqual({ clause: 'silent', reading: 'set by edited' });
    expect(revision.provenance.conjunction).toEqual({ clause: '4' });
    expect(revision.rules['limiter-cap']).toBe('B_F');
  });

  it('may have comments, and a comma behind the last entry', () => {
    const text = JSON.stringify({ ...HEAD, limits: { R_L: { value: 5 } } });
    writeFileSync(join(folder, 'own.jsonc'), `// mine\n${text.replace('}}}', '}, /* no more */ },}')}`);
    expect(load('own.jsonc', folder).revision.R_L).toBe(5);
  });

  it('follows a chain of bases, each path relative to the file that names it', () => {
    mkdirSync(join(folder, 'sub'), { recursive: true });
    writeFileSync(
      join(folder, 'sub/middle.json'),
      JSON.stringify({ ...HEAD, limits: { R_L: { value: 6 } } }),
    );
    writeFileSync(
      join(folder, 'top.json'),
      JSON.stringify({ ...HEAD, name: 'top', extends: 'sub/middle.json' }),
    );
    expect(load('top.json', folder).revision.R_L).toBe(6);
  });
});

describe('a file that is no revision', () => {
  it.each([
    [
      'absent.json',
      'absent.json: found no such file and no shipped revision of this name, expected a path or draft-00, draft-01-proposed',
    ],
    [
      'draft-01',
      'draft-01: found no such file and no shipped revision of this name, expected a path or draft-00 or draft-01-proposed?',
    ],
    ['.', '.: a directory, expected a file'],
  ])('%s', (name, line) => {
    expect(faultsOfFile(name)).toEqual([line]);
  });

  it.each([
    ['', 'r.json: line 1, column 1: found the end of the file, expected a JSON value'],
    ['{\n  "name": NaN\n}', 'r.json: line 2, column 11: found "NaN", expected a JSON value'],
    ['{"a": 1,\n,}', 'r.json: line 2, column 1: found ",", expected a key in double quotes'],
    ['{"a": 1, "a": 2}', 'r.json: line 1, column 10: found the key "a" again, expected each key once'],
    ['[1, 2', 'r.json: line 1, column 6: found the end of the file, expected a comma or "]"'],
    ['{"a": 01}', 'r.json: line 1, column 8: found "1", expected a comma or a closing bracket'],
    ['{} x', 'r.json: line 1, column 4: found "x", expected the end of the file'],
    ['[]', 'r.json: $: found an empty list, expected an object'],
    ['null', 'r.json: $: found null, expected an object'],
  ])('%j', (text, line) => {
    expect(faultsOf(text)).toEqual([line]);
  });

  it('is told every part that it lacks, once', () => {
    const lines = faultsOf({ schema: 'mvps-verify/revision/1', name: 'x', rules: {} });
    expect(lines).toContain('r.json: $.costs: found nothing, expected a value');
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('stops at nesting that no document has', () => {
    expect(faultsOf('['.repeat(100_000))[0]).toContain('at most 100 levels of nesting');
  });
});

describe('a wrong value is told in one line with its path', () => {
  const cost = (value: unknown): object => ({ ...HEAD, costs: { c_hmac: { value } } });
  const unitless = 'expected a duration with its unit, such as "2.10 us", "50 ms" or "60 s"';
  const outside = 'expected a duration from "1 ns" to "1000 s", whole in ns';

  it.each([
    [-2100, `r.json: $.costs.c_hmac.value: found -2100, ${unitless}`],
    [2, `r.json: $.costs.c_hmac.value: found 2, ${unitless}`],
    ['2.1', `r.json: $.costs.c_hmac.value: found "2.1", ${unitless}`],
    ['-1 us', `r.json: $.costs.c_hmac.value: found "-1 us", ${unitless}`],
    ['2.10 minutes', `r.json: $.costs.c_hmac.value: found "2.10 minutes", ${unitless}`],
    [null, `r.json: $.costs.c_hmac.value: found null, ${unitless}`],
    ['0 us', `r.json: $.costs.c_hmac.value: found "0 us", ${outside}`],
    ['1001 s', `r.json: $.costs.c_hmac.value: found "1001 s", ${outside}`],
    ['2.1005 ns', `r.json: $.costs.c_hmac.value: found "2.1005 ns", ${outside}`],
  ])('a cost of %s', (value, line) => {
    expect(faultsOf(cost(value))).toEqual([line]);
  });

  it('a number that overflows', () => {
    const text = JSON.stringify(cost(1)).replace('"value":1', '"value":1e400');
    expect(faultsOf(text)).toEqual([
      `r.json: $.costs.c_hmac.value: found a number too large to hold, ${unitless}`,
    ]);
  });

  it.each<[string, object, string]>([
    [
      'unit',
      { limits: { R_L: { value: 2, unit: 'us' } } },
      '$.limits.R_L.unit: found "us", expected "times the natural traffic"',
    ],
    [
      'unknown property',
      { cost: {} },
      '$.cost: found an unknown property, expected one of schema, name, title, extends,',
    ],
    [
      'unknown cost',
      { costs: { c_sha: { value: 1 } } },
      '$.costs.c_sha: found an unknown property, expected one of c_json,',
    ],
    [
      'unknown rule',
      { rules: { 'limiter-caps': { take: 'none' } } },
      '$.rules.limiter-caps: found an unknown rule, expected limiter-cap',
    ],
    [
      'unknown alternative',
      { rules: { limiter: { take: 'on' } } },
      '$.rules.limiter.take: found "on", expected one of present, absent',
    ],
    [
      'inherited name',
      { rules: { constructor: { take: 'x' } } },
      '$.rules.constructor: found an unknown rule',
    ],
    [
      'unknown hypothesis',
      { hypotheses: { 'H-R': { clause: '1.4' } } },
      '$.hypotheses.H-R: found an unknown hypothesis, expected H-RL',
    ],
    [
      'unknown clause',
      { rules: { limiter: { take: 'absent', clause: '77' } } },
      '$.rules.limiter.clause: found "77", expected "silent" or one of $.clauses: 0, 1.1',
    ],
    [
      'silent without a reading',
      { limits: { R_L: { value: 5, clause: 'silent' } } },
      '$.limits.R_L.reading: found nothing, expected a value',
    ],
    [
      'unknown base',
      { extends: 'draft-99' },
      '$.extends: found "draft-99", expected a shipped revision (draft-00, draft-01-proposed) or a file',
    ],
    ['base itself', { extends: 'r.json' }, '$.extends: found "r.json", expected a base that does not extend'],
    ['name', { name: '../x' }, '$.name: found "../x", expected a name of 1 to 64 letters'],
    [
      'crossed range',
      { ranges: { q: { min: 13 } } },
      '$.ranges.q.min: found 13, expected at most $.ranges.q.max',
    ],
    [
      'range below the points',
      { ranges: { N: { max: 5000 } } },
      '$.scalePoints[3].N: found 10000, expected 1 to 5000, as in $.ranges.N',
    ],
    [
      'more cosignatures than witnesses',
      { limits: { q: { value: 6 } } },
      '$.limits.q.value: found 6, expected at most $.limits.witnesses.value, which is 5',
    ],
    [
      'repeated flood factor',
      {
        floodFactors: [
          { value: 4, clause: '3' },
          { value: 4, clause: '3' },
        ],
      },
      '$.floodFactors[1].value: found 4 again, expected each once',
    ],
  ])('%s', (_, over, start) => {
    const lines = faultsOf({ ...HEAD, ...over });
    expect(lines[0]?.slice(0, `r.json: ${start}`.length)).toBe(`r.json: ${start}`);
  });

  it('a rule that a whole document leaves out', () => {
    const { limiter, ...rules } = draft().rules;
    expect(limiter.take).toBe('present');
    expect(faultsOf({ ...draft(), rules })).toEqual([
      'r.json: $.rules.limiter: found nothing, expected the alternative that is taken, and its clause',
    ]);
  });

  it('four faults are four lines', () => {
    const rules = { nope: {}, limiter: { take: 'absent', clause: '77' } };
    expect(
      faultsOf({ ...HEAD, costs: { c_hmac: { value: -1 }, c_xdp: { value: 0 } }, rules }).map(
        (line) => line.split(': ')[1],
      ),
    ).toEqual(['$.costs.c_hmac.value', '$.costs.c_xdp.value', '$.rules.nope', '$.rules.limiter.clause']);
  });

  it('a cycle through a second file', () => {
    writeFileSync(join(folder, 'other.json'), JSON.stringify({ ...HEAD, extends: 'r.json' }));
    expect(faultsOf({ ...HEAD, extends: 'other.json' })).toEqual([
      'other.json: $.extends: found "r.json", expected a base that does not extend this revision in turn, after at most 16 others',
    ]);
  });
});
