import { InvalidArgumentError, Option } from 'commander';
import type { StatementId } from '../../../spec/language/statement.ts';
import { describeNearest } from '../../input/nearest.ts';
import type { Shard } from '../../search/block/shard.ts';
import { REACH_ERROR, type ReachError } from '../../search/measure/reach-test.ts';
import { type BlockName, parseBlock } from '../../search/run/block-name.ts';
import type { Reporter } from './reporters.ts';

/** The issue date of the draft, so that it is no lucky number. */
export const DEFAULT_SEED = 20_260_527;
export const DEFAULT_CASES = 100_000;
/** In seconds: who saves a text waits no longer for what it broke. */
export const DEFAULT_BUDGET = 5;
export const DEFAULT_REVISION = 'draft-00';

const MOST_WORKERS = 256;
/** A week. */
const LONGEST_SECONDS = 604_800;
const MOST_CASES = 1_000_000_000_000;
const MOST_SHARDS = 10_000;
/** 100 % in hundredths of a per cent. */
export const WHOLE_IN_HUNDREDTHS = 10_000;

/** The options of `verify`, parsed. */
export interface VerifyOptions {
  readonly revision: string;
  readonly check?: readonly StatementId[];
  readonly cases?: number;
  readonly time?: number;
  readonly seed: number;
  readonly reachError: ReachError;
  readonly workers?: number;
  readonly json?: string;
  readonly quiet?: boolean;
  readonly reporter?: readonly Reporter[];
  /** Every verdict in full. */
  readonly details?: boolean;
  readonly update?: boolean;
  readonly accepted?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly until?: string;
  readonly corpus?: string | false;
  readonly since?: string;
  readonly changed?: readonly string[];
  /** Seconds that the statements share. */
  readonly budget?: number;
  /** Climb towards the bound of each sampled inequality. */
  readonly maximise?: boolean;
  /** A refuted statement fails the run, accepted or not. */
  readonly strict?: boolean;
}

/** A parser of whole numbers from min to max, in decimal digits or as 1e9. */
function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+(e\d+)?$/.test(text) || !Number.isSafeInteger(value) || value < min || value > max) {
      throw new InvalidArgumentError(`expected an integer from ${min} to ${max}.`);
    }
    return value;
  };
}

export const parseCases = wholeNumber(1, MOST_CASES);
export const parseSeconds = wholeNumber(1, LONGEST_SECONDS);
export const parseBudget = wholeNumber(0, LONGEST_SECONDS);
export const parseSeed = wholeNumber(0, Number.MAX_SAFE_INTEGER);
export const parseWorkers = wholeNumber(1, MOST_WORKERS);
export const parseShards = wholeNumber(1, MOST_SHARDS);

/** A parser of `i/n`, i from 0 to n - 1. */
export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d{1,4})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index < shard.of && shard.of <= MOST_SHARDS) return shard;
  throw new InvalidArgumentError(`expected i/n with i from 0 to n - 1 and n up to ${MOST_SHARDS}.`);
}

/** A parser of `i/n`, or of `auto`. */
export function parseShardOrAuto(text: string): Shard | 'auto' {
  return text === 'auto' ? text : parseShard(text);
}

/** A parser of a chance that is a power of ten below 1. */
export function parseReachError(text: string): ReachError {
  if (/^1e-[1-9]\d?$/.test(text)) return text as ReachError;
  throw new InvalidArgumentError('expected a power of ten from 1e-1 to 1e-99.');
}

/** A parser of a time in seconds, as `60`, `60s` or `5m`. */
export function parseShared(text: string): number {
  const [, number = '', unit] = /^(\d{1,6})([sm]?)$/.exec(text) ?? [];
  const seconds = Number(number) * (unit === 'm' ? 60 : 1);
  if (number !== '' && seconds >= 1 && seconds <= LONGEST_SECONDS) return seconds;
  throw new InvalidArgumentError(`expected a time up to ${LONGEST_SECONDS}s, such as 60s or 5m.`);
}

/** A parser that adds a text to those given before. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, parseText(text)];
}

/** A folder, which an unset variable of a shell does not name. */
export function parseFolder(text: string): string {
  if (text !== '') return text;
  throw new InvalidArgumentError('expected a folder.');
}

/** A parser of a share in per cent with at most two decimals, as `5%`; gives hundredths of a per cent. */
export function parsePercent(text: string): number {
  const [, whole, places = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(text) ?? [];
  const hundredths = Number(`${whole}${places.padEnd(2, '0')}`);
  if (hundredths > 0 && hundredths <= WHOLE_IN_HUNDREDTHS) return hundredths;
  throw new InvalidArgumentError('expected a share up to 100%, such as 5% or 0.25%.');
}

/** A parser of the address of a block. */
export function parseAddress(text: string): BlockName {
  const name = parseBlock(text);
  if (name !== null) return name;
  throw new InvalidArgumentError('expected the address of a block, such as T-RC-1.A:own:20260527:17.');
}

/** A parser of one of these ids, in any case of letters. */
export function idParser(ids: readonly StatementId[]): (text: string) => StatementId {
  return (text) => {
    const found = ids.find((id) => id.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    throw new InvalidArgumentError(
      `expected ${describeNearest(text, ids, 'an id that "mvps-verify list checks" prints')}`,
    );
  };
}

/** A parser that adds an id to those named before. */
export function idCollector(
  ids: readonly StatementId[],
): (text: string, before?: readonly StatementId[]) => readonly StatementId[] {
  const parse = idParser(ids);
  return (text, before = []) => [...new Set([...before, parse(text)])];
}

/** A parser of a day, such as 2027-03-31. */
export function parseDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text.length === DAY_LENGTH)
    return text;
  throw new InvalidArgumentError('expected a day, such as 2027-03-31.');
}

const DAY_LENGTH = 10;

/** A parser of text that is not empty. */
export function parseText(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('expected a text.');
}

export const acceptedOption = (): Option =>
  new Option(
    '--accepted <file>',
    'accepted findings of your own (default: evidence/verdicts/<revision>.json)',
  ).argParser(parseText);

export const reachErrorOption = (): Option =>
  new Option('--reach-error <p>', 'the chance at which a required kind of case may be judged wrongly')
    .argParser(parseReachError)
    .default(REACH_ERROR);
