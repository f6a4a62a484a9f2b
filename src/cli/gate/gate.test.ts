import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { replayCase } from '../../library/replay-case.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { tryCli } from '../cli.fixture.ts';
import type { CommandContext } from '../terminal/command-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
  revise('either-counter');
  return () => rmSync(folder, { recursive: true });
});

const bindings: readonly AnyBinding[] = BINDINGS.filter(({ statement }) => statement.id === 'T-RC-1.A').map(
  ({ twin, ...binding }) => ({ ...binding, catches: [] }),
);
const cli = (line: string, context: Partial<CommandContext> = {}) =>
  tryCli(line, { folder, bindings, ...context });
const RUN = 'verify --revision own.json --cases 4096 --quiet';
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** The user's revision, with T-RC-1.A broken by this conjunction or, with all of them, not broken. */
function revise(take: 'either-counter' | 'all' | 'half-pairing=any'): void {
  const edits = {
    all: {},
    'either-counter': { conjunction: { take } },
    'half-pairing=any': { 'half-pairing': { take: 'any' } },
  };
  const rules = edits[take];
  const document = { schema: 'mvps-verify/revision/1', extends: 'draft-00', name: 'own', rules };
  write('own.json', JSON.stringify(document));
}

/** The one file of the corpus. */
function kept(): string {
  const [name] = readdirSync(join(folder, 'mvps-corpus', 'T-RC-1.A'));
  return `mvps-corpus/T-RC-1.A/${name}`;
}

describe('the corpus', () => {
  test('keeps what fails a run, and the last line replays exactly that', async () => {
    const { code, out } = await cli(RUN);
    const last = out.trimEnd().split('\n').at(-1) as string;
    expect([code, last]).toEqual([1, `mvps-verify replay ${kept()}`]);
    const again = await cli(last.replace('mvps-verify ', ''));
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('reproduced')]);
  });

  test('is played first, and does not grow with what it has, whatever the seed', async () => {
    await cli(RUN);
    const file = kept();
    const { code, out } = await cli(`${RUN} --seed 2 --cases 1`);
    expect([code, kept()]).toEqual([1, file]);
    expect(out).toContain('mvps-corpus: 1 kept case played first, 1 still breaks its statement');
    expect(out).not.toContain('new case');
    const last = out.trimEnd().split('\n').at(-1) as string;
    expect(last).toBe(`mvps-verify replay ${file} --revision own.json`);
    expect((await cli(last.replace('mvps-verify ', ''))).code).toBe(0);
  });

  test('keeps another case where the revision is broken otherwise than before, and that is what is replayed', async () => {
    await cli(RUN);
    const before = kept();
    revise('half-pairing=any');
    const { code, out } = await cli(RUN);
    const last = out.trimEnd().split('\n').at(-1) as string;
    expect(code).toBe(1);
    expect((await cli(last.replace('mvps-verify ', ''))).code).toBe(0);
    expect(last).not.toContain(before);
    expect(readdirSync(join(folder, 'mvps-corpus', 'T-RC-1.A'))).toHaveLength(2);
  });

  test('keeps what is mended as a regression, and says so', async () => {
    await cli(RUN);
    revise('all');
    const { code, out } = await cli(`${RUN} --cases 16384`);
    expect(code).toBe(0);
    expect(out).toContain(`fixed: ${kept()} no longer breaks T-RC-1.A`);
    revise('either-counter');
    expect((await cli(`${RUN} --cases 1`)).code).toBe(1);
  });

  test('stands beside the revision, in a folder that is named, or nowhere', async () => {
    mkdirSync(join(folder, 'draft'));
    renameSync(join(folder, 'own.json'), join(folder, 'draft', 'own.json'));
    const run = RUN.replace('own.json', 'draft/own.json');
    expect((await cli(run)).out).toContain('mvps-verify replay draft/mvps-corpus/T-RC-1.A/');
    expect((await cli(`${run} --corpus cases`)).out).toContain('mvps-verify replay cases/T-RC-1.A/');
    const { out } = await cli(`${run} --no-corpus --json r.json`);
    expect(out).toMatch(/mvps-verify replay r\.json --check T-RC-1\.A\n$/);
    expect(readdirSync(folder).sort()).toEqual(['cases', 'draft', 'r.json']);
  });

  test('gives a case as a test that fails until it is mended', async () => {
    await cli(RUN);
    const { out } = await cli(`replay ${kept()} --as-test`);
    expect(out).toContain("import { replayCase } from 'mvps-verify';");
    const literal = /const found = (\{[\s\S]*\n {2}\});/.exec(out)?.[1] as string;
    const found: unknown = JSON.parse(literal);
    expect(replayCase(found)).toContain('expected refused');
    expect(replayCase(found, 'draft-00')).toBeNull();
    const named = await cli(`replay ${kept()} --as-test --revision own.json`);
    expect(named.out).toMatch(/\n {2}expect\(replayCase\(found, "own\.json"\)\)\.toBeNull/);
    expect(named.out.length).toBeLessThan(out.length / 5);
    expect(() => replayCase({ ...(found as object), breaks: ['no-such-choice'] })).toThrow(
      'a choice of this version',
    );
  });

  const damages: readonly [string, (file: string) => void, string][] = [
    ['cut off', (file) => write(file, read(file).slice(0, 100)), 'expected'],
    [
      'edited',
      (file) => write(file, read(file).replace('own', 'owl')),
      'found content that was edited or moved',
    ],
    [
      'of an unknown statement',
      (file) => write(file, read(file).replace('T-RC-1.A"', 'T-RC-9.A"')),
      'T-RC-9.A',
    ],
    [
      'of another schema',
      (file) => write(file, read(file).replace('example/1', 'example/0')),
      'finds it again',
    ],
    ['there twice', (file) => write(file.replace('.json', '-copy.json'), read(file)), '-copy.json: '],
    ['foreign', () => write('mvps-corpus/notes.txt', 'hello'), 'mvps-corpus/notes.txt: '],
    [
      'a result',
      () => write('mvps-corpus/T-RC-1.A/r.json', read('r.json')),
      'expected one counterexample a file',
    ],
  ];
  test.each(damages)('an entry that is %s is named, and nothing is run', async (_, damage, told) => {
    await cli(`${RUN} --json r.json`);
    damage(kept());
    const { code, out, err } = await cli(RUN);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
    expect(err).toContain('mvps-corpus/');
  });

  test('a README beside the cases is left alone; a file in place of the folder is named', async () => {
    await cli(RUN);
    write('mvps-corpus/README.md', 'Ours.');
    expect((await cli(RUN)).code).toBe(1);
    expect((await cli(`${RUN} --corpus own.json`)).err).toContain('expected the folder of a corpus');
  });
});

describe('--update', () => {
  test('needs a reason and a person for what is new, and accepts nothing without', async () => {
    const { code, err } = await cli(`${RUN} --update`);
    expect(code).toBe(2);
    expect(err).toContain('without a reason, expected --by <name> and --reason <text>; nothing was accepted');
    expect(readdirSync(folder)).toEqual(['own.json']);
  });

  test('asks whoever sits at the terminal', async () => {
    const asked: string[] = [];
    const ask = async (question: string) => `answer ${asked.push(question)}`;
    expect((await cli(`${RUN} --update`, { ask })).code).toBe(0);
    expect(asked).toEqual([expect.stringMatching(/^Why may .* be broken for now\? $/), 'Who accepts it? ']);
    const { findings } = JSON.parse(read('verdicts/own.json'));
    expect(findings).toEqual([expect.objectContaining({ reason: 'answer 1', by: 'answer 2' })]);
  });

  test('keeps reasons that stand, and takes out what is no longer found', async () => {
    await cli(`${RUN} --update --reason known --by jane --until 2026-06-30`);
    const accepted = read('verdicts/own.json');
    expect((await cli(`${RUN} --update`)).code).toBe(0);
    expect(read('verdicts/own.json')).toBe(accepted);
    revise('all');
    const { code, out } = await cli(`${RUN} --cases 16384`);
    expect([code, out]).toEqual([1, expect.stringMatching(/evidence\/verdicts\/own\.json:\d+: unused: /)]);
    expect((await cli(`${RUN} --cases 16384 --update`)).code).toBe(0);
    expect(JSON.parse(read('verdicts/own.json')).findings).toEqual([]);
  });

  test('writes a file of the user, which a later run is judged by, until its day is past', async () => {
    await cli(`${RUN} --accepted ok.json --update --reason known --by jane --until 2026-06-30`);
    expect((await cli(`${RUN} --accepted ok.json`)).code).toBe(0);
    expect((await cli(RUN)).code).toBe(1);
    const past = await cli(`${RUN} --accepted ok.json`, { today: () => '2026-07-01' });
    const line = read('ok.json').slice(0, read('ok.json').indexOf('"reason"')).split('\n').length - 1;
    expect(past.code).toBe(1);
    expect(past.out).toMatch(/^ok\.json:\d+: expired: .* accepted by jane until 2026-06-30, which is past/m);
    expect(Number(/^ok\.json:(\d+): expired/m.exec(past.out)?.[1])).toBeLessThanOrEqual(line);
    expect(JSON.parse(read('ok.json')).revision.name).toBe('own');
  });

  test.each([
    ['no reason', { by: 'jane', cause: 'C-03' }, '$.findings[0].reason: found nothing, expected a value'],
    ['nobody', { reason: 'x', by: ' ', cause: 'C-03' }, '$.findings[0].by: found " "'],
    ['no choices', { reason: 'x', by: 'jane', statement: 'T-RC-1.A' }, '$.findings[0].breaks: found nothing'],
    [
      'no day',
      { reason: 'x', by: 'jane', cause: 'C-03', until: '2026-13-01' },
      '$.findings[0].until: found "2026-13-01"',
    ],
  ])('an entry with %s is refused at its place', async (_, finding, told) => {
    const revision = { name: 'own', digest: '0'.repeat(64) };
    const file = { schema: 'mvps-verify/accepted/2', revision, verdicts: {}, findings: [finding] };
    write('ok.json', JSON.stringify(file));
    const { code, out, err } = await cli(`${RUN} --accepted ok.json`);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`ok.json: ${told}`);
  });

  test.each([
    ['--reason known', '--reason: found no --update'],
    ['--until 2027-01-01', '--until: found no --update'],
    [
      '--update --reason known --by jane --until 2026-05-26',
      '--until: found 2026-05-26, expected 2026-05-27',
    ],
    ['--update --until 2026-02-30', "option '--until <day>'"],
  ])('%s is refused before anything runs', async (options, told) => {
    const { code, out, err } = await cli(`${RUN} ${options}`);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
  });

  test('a file of before, and one that is not there, are refused', async () => {
    write('ok.json', '{"schema": "mvps-verify/accepted/1"}');
    expect((await cli(`${RUN} --accepted ok.json`)).err).toContain('writes it again');
    expect((await cli(`${RUN} --accepted absent.json`)).err).toContain('absent.json: no such file');
  });
});
