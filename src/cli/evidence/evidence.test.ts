import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BINDINGS } from '../../../properties/catalogue.ts';
import { openBundle } from '../../evidence/check/check-envelope.ts';
import { EvidenceFault } from '../../evidence/evidence-fault.ts';
import { Draws } from '../../search/case/random.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { tryCli } from '../cli.fixture.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { CHEATS_WITH_KEY } from './cheats.fixture.ts';
import { CHEATS_AROUND } from './envelope-cheats.fixture.ts';
import { Forger } from './forger.fixture.ts';

let folder: string;
let forger: Forger;
/** A check that holds, a claim that is refuted, and one that is tried in every case. */
const IDS = ['T-RC-1.B', 'T-RC-1/rejects-replays', 'document/acyclic'];
const bindings = BINDINGS.filter(({ statement }) => IDS.includes(statement.id));
const cli = (line: string, context: Partial<CommandContext> = {}) =>
  tryCli(line, {
    folder,
    bindings,
    evidence: { read: [join(folder, 'evidence')], write: folder },
    ...context,
  });
const CHECK = '--pub key.pem.pub';
const BUNDLE = 'evidence bundle --key key.pem --cases 16384 --workers 1';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  forger = new Forger(folder);
  cpSync(join(PACKAGE_ROOT, 'evidence'), join(folder, 'evidence'), { recursive: true });
  await cli('evidence keygen --out key.pem');
  await cli('evidence keygen --out other.pem');
  expect((await cli(`${BUNDLE} --out good.json`)).code).toBe(0);
  expect((await cli(`${BUNDLE} --out next.json --previous good.json`)).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('evidence keygen', () => {
  test('writes a private key that only its owner may read, and never shows it', async () => {
    const { out } = await cli('evidence keygen --out third.pem');
    expect(statSync(join(folder, 'third.pem')).mode & 0o777).toBe(0o600);
    const secret = forger.read('third.pem').split('\n')[1] as string;
    expect(out).not.toContain(secret);
    expect(forger.read('third.pem.pub')).not.toContain(secret);
    const again = await cli('evidence keygen --out third.pem');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('no key is overwritten')]);
  });
});

describe('a bundle', () => {
  test('is checked offline, and a share of its blocks run again', async () => {
    const { code, out, err } = await cli(`evidence check good.json ${CHECK} --rerun 100% --audit-seed 1`);
    expect([code, err]).toEqual([0, '']);
    const told = out.replaceAll(/\s+/g, ' ');
    expect(told).toContain('3 verdicts follow from the blocks');
    expect(told).toMatch(/(\d+) of \1 blocks, chosen by the seed 1/);
    expect(told).toContain('Nothing is proved: of 2 statements that held, 1 were sampled');
  });

  test('is the same for any number of workers, and has another signature with another key', async () => {
    await cli(
      `${BUNDLE.replace('key.pem', 'other.pem').replace('--workers 1', '--workers 5')} --out again.json`,
    );
    expect(forger.payloadOf('again.json')).toBe(forger.payloadOf('good.json'));
    expect((await cli(`evidence check again.json ${CHECK}`)).err).toContain('signature');
  });

  test('has a chain, by which it shows that it is no older one', async () => {
    expect((await cli(`evidence check next.json ${CHECK} --after good.json`)).code).toBe(0);
    const digest = createHash('sha256').update(forger.payloadOf('good.json')).digest('hex');
    expect((await cli(`evidence check next.json ${CHECK} --after ${digest}`)).code).toBe(0);
  });

  test('names no date, no path and no machine', () => {
    const text = forger.payloadOf('good.json');
    expect(text).not.toContain(folder);
    expect(text).not.toContain(PACKAGE_ROOT);
    expect(text).not.toMatch(/\b20[23]\d-\d\d-\d\dT/);
  });
});

describe('an octet of a bundle that is changed', () => {
  test('is refused wherever it stands, in 3,000 places', () => {
    const bytes = readFileSync(join(folder, 'good.json'));
    const pub = forger.read('key.pem.pub');
    const draws = new Draws();
    draws.start(7, 7);
    const kept: number[] = [];
    const reasons = new Map<string, number>();
    for (let nth = 0; nth < 3000; nth++) {
      // The last octets hold the signature, and the first the members' names.
      const at = nth < 600 ? bytes.length - 1 - nth : nth < 700 ? nth - 600 : draws.below(bytes.length);
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] as number) ^ (1 << draws.below(8));
      try {
        openBundle(flipped.toString('utf8'), pub);
        kept.push(at);
      } catch (cause) {
        if (!(cause instanceof EvidenceFault)) throw cause;
        const reason = cause.message.split(':')[0] as string;
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    expect(kept).toEqual([]);
    expect([...reasons.keys()]).toEqual(
      expect.arrayContaining(['signature', 'envelope', 'payload type', 'key id']),
    );
    expect(openBundle(bytes.toString('utf8'), pub).evidence.cases).toBe(16384);
  });
});

describe('an attempt to cheat', () => {
  for (const [name, cheat, told, options = ''] of [...CHEATS_WITH_KEY, ...CHEATS_AROUND]) {
    test(`${name}: it is refused, and named`, async () => {
      try {
        expect(cheat(forger)).not.toBe(false);
        const { code, out, err } = await cli(`evidence check bad.json ${CHECK} ${options}`);
        expect(err).toContain(told);
        expect(err.trimEnd().split('\n')).toHaveLength(1);
        expect([1, 2]).toContain(code);
        expect(out).toBe('');
      } finally {
        forger.restore();
      }
    });
  }

  test.each([
    [{ env: { NODE_OPTIONS: '--require ./x.cjs' } }, 'NODE_OPTIONS="--require ./x.cjs"'],
    [{ execArgv: ['--import=./x.mjs'] }, '--import=./x.mjs'],
  ])('something is loaded before the program: %o', async (context, told) => {
    const { code, err } = await cli(`evidence check good.json ${CHECK}`, context);
    expect([code, err]).toEqual([2, expect.stringContaining(`found ${told}, expected nothing`)]);
  });

  test.each([
    ['evidence check absent.json --pub key.pem.pub', 'absent.json: no such file'],
    [
      'evidence check good.json --pub key.pem',
      'key.pem: found something else, expected a public Ed25519 key',
    ],
    ['evidence check good.json --pub key.pem.pub --rerun 5%', 'found no --audit-seed'],
    ['evidence check good.json --pub key.pem.pub --after yesterday', '--after: found yesterday'],
    [
      'evidence bundle --out b.json --key key.pem.pub',
      'key.pem.pub: found something else, expected a private',
    ],
    [
      'evidence bundle --out b.json --key key.pem --previous key.pem',
      'key.pem: envelope: found what is no JSON',
    ],
  ])('%s is refused in a line', async (line, told) => {
    const { code, out, err } = await cli(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
