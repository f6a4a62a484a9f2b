import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BINDINGS } from '../../properties/catalogue.ts';
import { createFaultFinder } from '../input/schema-faults.ts';
import { SCREEN_LINES } from '../report/screen/screen.ts';
import { type Executor, inThisThread } from '../search/run/task.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import { type Ended, tryCli } from './cli.fixture.ts';
import type { CommandContext } from './terminal/command-context.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** One real check without its cases on real bytes. */
const bindings: readonly AnyBinding[] = BINDINGS.filter(({ statement }) => statement.id === 'T-RC-1.A').map(
  ({ twin, ...binding }) => binding,
);

const cli = (line: string, context: Partial<CommandContext> = {}): Promise<Ended> =>
  tryCli(line, { folder, bindings, ...context });

/** As few as tell that all that is required was reached. */
const QUICK = '--cases 16384 --quiet';
/** What accepting something anew needs. */
const REASON = '--reason known --by jane';

/** Writes a revision on which T-RC-1.A is refuted, and gives its name on the command line. */
function brokenRevision(): string {
  const rules = { conjunction: { take: 'either-counter' } };
  return givenFile({ schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'broken', rules });
}

function givenFile(value: unknown, name = 'given.json'): string {
  writeFileSync(join(folder, name), JSON.stringify(value));
  return name;
}

function readJsonFile<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

describe('verify ends with', () => {
  it('0 where every verdict is as expected', async () => {
    const { code, out, err } = await cli(QUICK);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^1 held, 0 refuted\n1 of 1 as \S.*\ndraft-00 \([0-9a-f]{12}\), seed 20260527, 16,384 cases/,
    );
  });

  it('1 where a check that is expected to hold is refuted, with a counterexample in protocol terms', async () => {
    const { code, out } = await cli(`--revision ${brokenRevision()} ${QUICK}`);
    expect(code).toBe(1);
    expect(out).toContain('refuted, expected held');
    expect(out).toContain('1. transmit: vantage v1');
    expect(out).toContain('expected refused by');
  });

  it('1 where a check that is expected to be refuted holds', async () => {
    await cli(`--revision ${brokenRevision()} ${QUICK} --update ${REASON}`);
    writeFileSync(
      join(folder, 'verdicts/draft-00.json'),
      readFileSync(join(folder, 'verdicts/broken.json'), 'utf8'),
    );
    const { code, out } = await cli(QUICK);
    expect(code).toBe(1);
    expect(out).toContain('held, expected refuted');
  });

  it('3 where too few cases ran to tell whether what is required was reached, and names how many may do', async () => {
    const { code, out } = await cli('--cases 3 --quiet');
    expect(code).toBe(3);
    expect(out).toContain('short: too few cases ran to decide whether every required class was covered');
    expect(out).toMatch(/too few to tell an honest packet in order; .*/s);
    const enough = (told: string) => Number(/--cases (\d+) may be enough/.exec(told)?.[1]);
    expect(enough(out)).toBeGreaterThan(3);
    const bolder = await cli('--cases 3 --quiet --reach-error 1e-2 --json bolder.json');
    expect(enough(bolder.out)).toBeLessThan(enough(out));
    expect(bolder.out).toContain('coverage decided with an error of 1e-2');
    expect(readJsonFile('bolder.json')).toMatchObject({ reachError: '1e-2' });
  });

  it('3 where a required kind of case was reached too rarely, and says what to do', async () => {
    const never = { name: 'a packet of the moon', perMille: 10, when: () => false };
    const starving = bindings.map((binding) => ({ ...binding, reach: [...binding.reach, never] }));
    const { code, out } = await cli(QUICK, { bindings: starving });
    expect(code).toBe(3);
    expect(out).toContain('starved: a required kind of case was reached too rarely');
    expect(out).toContain('starved a packet of the moon 0.0% (of 1.0%)');
    expect(out).toContain('Have the generator draw these more often');
  });

  it('3 where the search does not find what is there, with no verdict told', async () => {
    const { code, out, err } = await cli(`${QUICK} --json r.json`, {
      startWorkers: (revision) => {
        const inner = inThisThread(bindings, revision);
        const run: Executor['run'] = async (task) => {
          const result = await inner.run(task);
          return typeof result === 'object' ? { ...result, failing: null } : result;
        };
        return { executor: { run }, close: async () => {} };
      },
    });
    expect(code).toBe(3);
    expect(err).toContain('mvps-verify: dead: the canary');
    expect(out).not.toContain('held');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('130 where the user interrupts, with what was done so far', async () => {
    const { code, out } = await cli(`${QUICK} --json r.json --update`, { interruption: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(out).toContain('Interrupted: 0 held, 0 refuted, 1 inconclusive');
    expect(readdirSync(folder)).toEqual(['r.json']);
  });
});

describe('bad usage ends with 2 and one line', () => {
  it.each([
    ['--bogus', "unknown option '--bogus'"],
    ['verfy', 'found the command "verfy", expected verify?'],
    ['--check T-RC', 'expected T-RC-1.A?'],
    ['--check T-VOLINV', 'expected an id that "mvps-verify list checks" prints'],
    ['--cases 0', 'expected an integer from 1 to'],
    ['--cases 1e13', 'expected an integer from 1 to'],
    ['--cases 1.5e3', 'expected an integer from 1 to'],
    ['--cases -1', 'expected an integer from 1 to'],
    ['--seed 9007199254740992', 'expected an integer from 0 to 9007199254740991'],
    ['--seed NaN', 'expected an integer from 0 to'],
    ['--reach-error 0.001', 'expected a power of ten from 1e-1 to 1e-99'],
    ['--workers 0', 'expected an integer from 1 to 256'],
    ['--time 1 --cases 1', '--cases and --time exclude each other'],
    ['--revision', "option '--revision <file|name>' argument missing"],
    ['--revision absent.json', 'absent.json: found no such file and no shipped revision of this name'],
    ['--json .', '.: a directory, expected a file'],
    ['--json no/r.json', 'no/r.json: no such folder'],
    ['list all', "'all' is invalid"],
    ['explain T-RC-1.C', 'expected T-RC-1.A?'],
    ['explain C-99', 'expected C-09 or C-19 or C-29?'],
    ['replay absent.json', 'absent.json: no such file'],
    [
      'figures --revision absent.json',
      'absent.json: found no such file and no shipped revision of this name',
    ],
    ['figures --json .', '.: a directory, expected a file'],
    ['figures --json no/f.json', 'no/f.json: no such folder'],
  ])('%s', async (line, told) => {
    const { code, out, err } = await cli(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('--update while CI is set', async () => {
    const { code, err } = await cli(`${QUICK} --update`, { env: { CI: 'true' } });
    expect(code).toBe(2);
    expect(err).toContain('refused while CI is set');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a revision with two faults, in two lines', async () => {
    const unitless = 'expected a duration with its unit, such as "2.10 us", "50 ms" or "60 s"';
    const costs = { c_hmac: { value: 2 }, c_xdp: { value: 0 } };
    const file = givenFile({ schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'x', costs });
    const { code, err } = await cli(`--revision ${file}`);
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      `mvps-verify: given.json: $.costs.c_hmac.value: found 2, ${unitless}`,
      `mvps-verify: given.json: $.costs.c_xdp.value: found 0, ${unitless}`,
    ]);
  });

  it('what cannot be foreseen, without a stack trace', async () => {
    const startWorkers = (): never => {
      throw new RangeError('a count exceeds 2^53 - 1');
    };
    const { code, err } = await cli(QUICK, { startWorkers });
    expect([code, err]).toEqual([2, 'mvps-verify: cannot go on: a count exceeds 2^53 - 1\n']);
  });
});

describe('--json', () => {
  const schemas = ['result', 'counterexample', 'revision'].map((name) =>
    JSON.parse(readFileSync(join(PACKAGE_ROOT, `spec/schemas/${name}.schema.json`), 'utf8')),
  );

  it('writes what its schema says, a counterexample and the document of the revision included', async () => {
    await cli(`--revision ${brokenRevision()} ${QUICK} --json r.json`);
    const result = readJsonFile<{ verdicts: { counterexamples: object[] }[] }>('r.json');
    expect(createFaultFinder(schemas[0], schemas.slice(1))(result)).toEqual([]);
    expect(result.verdicts[0]?.counterexamples).toHaveLength(1);
  });

  it('writes the same bytes for any number of workers, and others for another seed', async () => {
    await cli(`${QUICK} --json one.json --workers 1`);
    await cli(`${QUICK} --json three.json --workers 3`);
    await cli(`${QUICK} --json seed.json --seed 2`);
    const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(text('three.json')).toBe(text('one.json'));
    expect(text('seed.json').replace('"seed": 2', '"seed": 20260527')).not.toBe(text('one.json'));
  });
});

it('evidence writes the three receipts', async () => {
  const { code, out } = await cli('evidence');
  expect(code).toBe(0);
  const files = ['perfsec_joint_cost', 'perfsec_verification_dos', 'mvps_cwt_overhead'].map(
    (name) => `${name}_receipt.json`,
  );
  expect(out.trim().split('\n')).toEqual(files.map((file) => join(folder, file)));
  expect(readdirSync(folder).sort()).toEqual([...files].sort());
});

describe('what is printed', () => {
  it.each([80, 120])('fits %i columns', async (columns) => {
    let out = '';
    await cli('--cases 8192 --details', { stdout: { write: (text) => (out += text), columns } });
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^check +clause +verdict +how +relevant +distinct +reached +killed$/);
    const longest = Math.max(...lines.map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(columns);
    expect(longest).toBeGreaterThan(columns * 0.75);
  });

  it('is one screen of 100 columns for a run, with what to do next', async () => {
    let out = '';
    await cli('--cases 8192', { stdout: { write: (text) => (out += text), columns: 100 } });
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^theorem +checks +claims +refuted or inconclusive$/);
    expect(lines.length).toBeLessThanOrEqual(SCREEN_LINES);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.at(-1)).toBe('next: mvps-verify --details');
  });

  it('has colours on a terminal, and none where NO_COLOR is set or when piped', async () => {
    const colourStart = String.fromCharCode(27);
    const inColour = async (isTTY: boolean, env: Record<string, string>): Promise<boolean> => {
      let out = '';
      await cli('list checks', { stdout: { write: (text) => (out += text), isTTY }, env });
      return out.includes(colourStart);
    };
    expect(await inColour(true, {})).toBe(true);
    expect(await inColour(true, { NO_COLOR: '1' })).toBe(false);
    expect(await inColour(false, {})).toBe(false);
  });

  it('tells progress in plain lines when piped', async () => {
    const { err } = await cli('--cases 8192');
    expect(err).toMatch(/^\d+ %: [\d,]+ cases, \d of 1 checks done$/m);
  });

  it.each(['', 'verify ', 'list ', 'explain ', 'figures ', 'replay ', 'evidence ', 'init '])(
    '%s--help shows examples',
    async (command) => {
      const { code, out } = await cli(`${command}--help`);
      expect(code).toBe(0);
      expect(out).toMatch(/Examples?:\n {2}\$ mvps-verify/);
    },
  );

  it('--version', async () => {
    expect(await cli('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });
});
