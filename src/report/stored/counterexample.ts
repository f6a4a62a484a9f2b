import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { StatementId } from '../../../spec/language/statement.ts';
import { describeFault, type Fault, InputError } from '../../input/input-error.ts';
import { readJson } from '../../input/read-json.ts';
import { createFaultFinder, type FaultFinder, type NamedSchema } from '../../input/schema-faults.ts';
import type { Counterexample } from '../../search/trial/verdict.ts';
import { PACKAGE_ROOT } from '../../sources/package-root.ts';
import { FINDINGS_SCHEMA, type Findings } from '../findings/findings.ts';
import { RESULT_SCHEMA, type Result, type StoredRevision } from '../verdict/result.ts';

export const COUNTEREXAMPLE_SCHEMA = 'mvps-verify/counterexample/1';

/** A counterexample in another form: it is found again, and not left out as if it were none. */
const OTHER_FORM = /^mvps-verify\/counterexample\/\d+$/;
const FOUND_AGAIN = `expected ${COUNTEREXAMPLE_SCHEMA}: no other form is read, and "mvps-verify verify" finds it again`;
/** Findings in a form of before: a file of them is made again, and not read as if it were in this one. */
const FINDINGS_BEFORE = /^mvps-verify\/findings\/[12]$/;
const MADE_AGAIN = `expected ${FINDINGS_SCHEMA}: "mvps-verify findings --search --json <file>" makes it again`;

/** One stored counterexample: spec/schemas/counterexample.schema.json is the contract. */
export interface StoredCounterexample extends Counterexample {
  readonly schema: typeof COUNTEREXAMPLE_SCHEMA;
  readonly check: StatementId;
  readonly revision: StoredRevision;
}

/** A counterexample as its own file holds it. */
export function storeCounterexample(
  check: StatementId,
  revision: StoredRevision,
  { breaks, script }: Counterexample,
): StoredCounterexample {
  return { schema: COUNTEREXAMPLE_SCHEMA, check, revision, breaks, script };
}

/** What makes two counterexamples the same case: what is played, and under which choices. */
export function keyOfCase({ check, breaks, script }: StoredCounterexample): string {
  const steps = script.steps.map(({ step, with: args }) => [step, args]);
  return JSON.stringify([check, breaks, script.level, script.setting, steps]);
}

/** 16 digits of the SHA-256 over the canonical form (RFC 8785) of everything that it holds. */
export function addressOf(counterexample: StoredCounterexample): string {
  const text = canonicalize(counterexample) ?? '';
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

/** A counterexample and where in its file it stands. */
export interface Found {
  readonly path: string;
  readonly counterexample: StoredCounterexample;
}

/** Every counterexample of a file: its own, or those of a `--json` result or of findings. Throws an InputError. */
export function readCounterexamples(file: string, shown: string): readonly Found[] {
  const value = readJson(file, shown);
  const kind = (value as { schema?: unknown } | null)?.schema;
  refuseBefore(kind, shown);
  const name = kind === RESULT_SCHEMA ? 'result' : kind === FINDINGS_SCHEMA ? 'findings' : 'counterexample';
  refuse(faultFinder(name)(value), shown);
  if (name === 'counterexample') return [{ path: '$', counterexample: value as StoredCounterexample }];
  if (name === 'findings') return inFindings(value as Findings);
  const { revision, verdicts } = value as Result;
  return verdicts.flatMap(({ id, counterexamples }, nth) =>
    counterexamples.map((each, index) => ({
      path: `$.verdicts[${nth}].counterexamples[${index}]`,
      counterexample: storeCounterexample(id, revision, each),
    })),
  );
}

/** A value as a counterexample. Throws an InputError. */
export function checkCounterexample(value: unknown, shown: string): StoredCounterexample {
  refuseBefore((value as { schema?: unknown } | null)?.schema, shown);
  refuse(faultFinder('counterexample')(value), shown);
  return value as StoredCounterexample;
}

/** The result that a file holds. Throws an InputError. */
export function readResult(file: string, shown: string): Result {
  const value = readJson(file, shown);
  refuse(faultFinder('result')(value), shown);
  return value as Result;
}

/** The findings that a file holds. Throws an InputError. */
export function readFindings(file: string, shown: string): Findings {
  const value = readJson(file, shown);
  refuseBefore((value as { schema?: unknown } | null)?.schema, shown);
  refuse(faultFinder('findings')(value), shown);
  return value as Findings;
}

function refuseBefore(kind: unknown, shown: string): void {
  if (FINDINGS_BEFORE.test(String(kind))) throw new InputError([`${shown}: found ${kind}, ${MADE_AGAIN}`]);
  if (kind !== COUNTEREXAMPLE_SCHEMA && OTHER_FORM.test(String(kind)))
    throw new InputError([`${shown}: $.schema: found "${kind}", ${FOUND_AGAIN}`]);
}

function inFindings({ revision, findings }: Findings): readonly Found[] {
  return findings.map(({ statement, counterexample }, index) => ({
    path: `$.findings[${index}].counterexample`,
    counterexample: storeCounterexample(statement, revision, counterexample),
  }));
}

function refuse(faults: readonly Fault[], shown: string): void {
  if (faults.length > 0) throw new InputError(faults.map((fault) => describeFault(shown, fault)));
}

type Kind = 'result' | 'findings' | 'counterexample';

/** Made once each: there are many files of the same kind. */
const finders = new Map<Kind, FaultFinder>();

function faultFinder(name: Kind): FaultFinder {
  const known = finders.get(name);
  if (known !== undefined) return known;
  const finder = createFinder(name);
  finders.set(name, finder);
  return finder;
}

function createFinder(name: Kind): FaultFinder {
  const folder = join(PACKAGE_ROOT, 'spec', 'schemas');
  const read = (file: string): NamedSchema => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return createFaultFinder(read(`${name}.schema.json`), [
    read('counterexample.schema.json'),
    read('revision.schema.json'),
  ]);
}
