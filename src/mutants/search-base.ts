import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ruleChoiceOf } from '../../spec/language/choices.ts';
import type { Revision } from '../../spec/language/revision.ts';
import { RULES, type RuleChoice } from '../../spec/rules/catalogue.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { Finding } from '../report/findings/findings.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import type { MutatedProgram } from './instrument.ts';
import { FIRST_LOOK, REFUTED_LOOK } from './looks.ts';
import type { Expecting, Judge } from './mutant.ts';
import { MutantThread } from './mutant-pool.ts';

/** The core itself is waited for. */
const BASE_MS = 600_000;
/** Cases in which a planted mistake shows which code it is. */
const PLANTED_LOOK = 32;

/** What the core as it is does in each search, and which mutants that goes through. */
export interface Base {
  /** Those that come to something, the ones that go through least of the core first, and what a first look takes each. */
  readonly judges: readonly TimedJudge[];
  /** By mutant: the searches that go through it, by their places, and how often. */
  readonly through: ReadonlyMap<string, readonly Passed[]>;
  /** Mutants that act while a module is loaded. */
  readonly onLoad: ReadonlySet<string>;
  /** Mutants that a search goes through in which a mistake is planted. */
  readonly planted: ReadonlySet<string>;
}

/** A search, and the milliseconds that its first look takes. */
export interface TimedJudge extends Expecting {
  readonly ms: number;
}

export function untimed({ ms: _, ...judge }: TimedJudge): Expecting {
  return judge;
}

/** That a search, by its place, goes through a mutant so often in a first look. */
export interface Passed {
  readonly place: number;
  readonly times: number;
}

/** Every statement on every revision, on each side that it has. */
export function allJudges(bindings: readonly AnyBinding[], revisions: readonly Revision[]): readonly Judge[] {
  return revisions.flatMap((_, revision) =>
    bindings.flatMap(({ statement: { id: check }, twin }) => [
      { revision, check, side: 'own' as const, rules: [] },
      ...(twin === undefined ? [] : [{ revision, check, side: 'twin' as const, rules: [] }]),
    ]),
  );
}

/** Every statement on the last revision with each set of choices that is known to break it there, and nothing else open. */
export function breakingJudges(
  findings: readonly Pick<Finding, 'statement' | 'breaks'>[],
  revisions: readonly Revision[],
): readonly Judge[] {
  return findings.map(({ statement, breaks }) => {
    const picked = breaks.map(ruleChoiceOf);
    return {
      revision: revisions.length - 1,
      check: statement,
      side: 'own',
      rules: picked.filter((choice) => choice !== null),
      grants: breaks.filter((_, index) => picked[index] === null),
    };
  });
}

/** Every statement on the first two revisions with each mistake that its own search must catch. */
export function catchingJudges(bindings: readonly AnyBinding[]): readonly Judge[] {
  return [0, 1].flatMap((revision) =>
    bindings.flatMap(({ statement: { id: check }, catches, twin }) => [
      ...catches.map((rule) => ({ revision, check, side: 'own' as const, rules: [rule] })),
      ...(twin?.catches ?? []).map((rule) => ({ revision, check, side: 'twin' as const, rules: [rule] })),
    ]),
  );
}

/** Every statement on the first revision with one rule taken otherwise that it reads: a reading, or else a mistake. */
export function judgesOf(
  which: 'readings' | 'mistakes',
  bindings: readonly AnyBinding[],
  { rules }: Revision,
): readonly Judge[] {
  return bindings.flatMap(({ statement: { id: check }, reads, twin }) =>
    reads.flatMap((rule) => {
      const { alternatives, faults = {} } = RULES[rule] as Rule;
      const takes = Object.keys(which === 'readings' ? alternatives : faults);
      return takes
        .filter((take) => rules[rule] !== take)
        .flatMap((take) => {
          const judge = { revision: 0, check, rules: [{ rule, take } as RuleChoice] };
          return [
            { ...judge, side: 'own' as const },
            ...(twin === undefined ? [] : [{ ...judge, side: 'twin' as const }]),
          ];
        });
    }),
  );
}

/** A thread of a mutated program; a mutant that acts while a module is loaded is switched on before. */
export function threadOn(
  folder: string,
  revisions: readonly Revision[],
  mutant: string | null = null,
): MutantThread {
  const file = pathToFileURL(join(folder, 'src', 'mutants', 'mutant-worker.js'));
  return new MutantThread(file, revisions, mutant);
}

/**
 * Searches the core as it is. What holds there must hold, and what is refuted soon must be refuted, as accepted verdicts and
 * mistakes that are caught must be; anything else can notice nothing and is left out. Of `readings` those that are refuted
 * soon are asked as well, and those that hold only for mutants that no search of `judges` goes through.
 */
export async function searchBase(
  program: MutatedProgram,
  { judges, readings, mistakes }: Readonly<Record<'judges' | 'readings' | 'mistakes', readonly Judge[]>>,
  revisions: readonly Revision[],
  { cases, threads }: { readonly cases: number; readonly threads: number },
): Promise<Base> {
  const lanes = Array.from({ length: threads }, () => ({
    counting: threadOn(program.counted, revisions),
    plain: threadOn(program.folder, revisions),
  }));
  const onLoad = new Set<string>();
  const look = async (judge: Judge, at: number, { counting }: (typeof lanes)[0]): Promise<Seen | null> => {
    const seen = await counting.ask({ kind: 'cover', judge, cases: at }, BASE_MS);
    if (seen?.kind !== 'cover') return null;
    for (const id of seen.onLoad) onLoad.add(id);
    const { expects } = seen;
    return expects === null ? null : { ...seen, judge: { ...judge, expects, cases: at } };
  };
  /** What is not refuted soon is looked at in fewer cases. */
  const lookTwice = async (judge: Judge, lane: (typeof lanes)[0]): Promise<Seen | null> => {
    const seen = await look(judge, REFUTED_LOOK, lane);
    return seen?.judge.expects === 'held' ? look(judge, FIRST_LOOK, lane) : seen;
  };
  const held = await inTurn(judges, lanes, async (judge, lane) => {
    const seen = await lookTwice(judge, lane);
    if (seen === null || seen.judge.expects === 'refuted') return seen;
    const closely = [{ ...seen.judge, cases }];
    const whole = await lane.plain.ask({ kind: 'judge', mutant: null, judges: closely }, BASE_MS);
    return whole?.kind === 'judge' && whole.killed === null ? seen : null;
  });
  const found = held.filter((seen) => seen !== null);
  const reached = new Set(found.flatMap((seen) => Object.keys(seen.reached)));
  const read = await inTurn(readings, lanes, lookTwice);
  for (const seen of read) {
    if (seen === null) continue;
    const isCheap = seen.judge.expects === 'refuted';
    const asked = Object.entries(seen.reached).filter(([id]) => isCheap || !reached.has(id));
    if (asked.length > 0) found.push({ ...seen, reached: Object.fromEntries(asked) });
  }
  const mistaken = await inTurn(mistakes, lanes, (judge, lane) => look(judge, PLANTED_LOOK, lane));
  const planted = new Set(mistaken.flatMap((seen) => Object.keys(seen?.reached ?? {})));
  await Promise.all(lanes.flatMap(({ counting, plain }) => [counting.stop(), plain.stop()]));
  found.sort((left, right) => switchesOf(left) - switchesOf(right));
  const through = new Map<string, Passed[]>();
  found.forEach((seen, place) => {
    for (const [id, times] of Object.entries(seen.reached)) {
      const before = through.get(id) ?? [];
      before.push({ place, times });
      through.set(id, before);
    }
  });
  return { judges: found.map(({ judge, ms }) => ({ ...judge, ms })), through, onLoad, planted };
}

/** What each of them comes to, in their order, whichever lane took it. */
async function inTurn<Lane, Result>(
  judges: readonly Judge[],
  lanes: readonly Lane[],
  work: (judge: Judge, lane: Lane) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = judges.entries();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const [place, judge] of waiting) results[place] = await work(judge, lane);
    }),
  );
  return results;
}

/** How much of the core a search goes through: unlike its time, the same in every run. */
function switchesOf({ reached }: Seen): number {
  return Object.values(reached).reduce((sum, times) => sum + times, 0);
}

/** What a search of the core as it is came to. */
interface Seen {
  readonly judge: Expecting;
  readonly ms: number;
  readonly reached: Readonly<Record<string, number>>;
}
