import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Revision } from '../../spec/language/revision.ts';
import { RULES, type RuleChoice } from '../../spec/rules/catalogue.ts';
import type { Rule } from '../../spec/rules/rule.ts';
import type { AnyBinding } from '../search/trial/binding.ts';
import type { MutatedProgram } from './instrument.ts';
import type { Answer, Judge, Mutant, Outcome } from './mutant.ts';
import { MutantThread } from './mutant-pool.ts';

/** Cases of the first look, which most mutants do not survive. */
const FIRST_LOOK = 256;
/** So many searches, those that go through a mutant most often, then look at it closely. */
const CLOSE_LOOKS = 8;
/** Cases in which a planted mistake shows which code it is. */
const PLANTED_LOOK = 32;

/** What the core as it is does in each search, and which mutants that goes through. */
export interface Base {
  /** Those that hold, the fastest first. */
  readonly judges: readonly Judge[];
  /** By mutant: the searches that go through it, by their places, and how often. */
  readonly through: ReadonlyMap<string, readonly Passed[]>;
  /** Mutants that act while a module is loaded. */
  readonly onLoad: ReadonlySet<string>;
  /** Mutants that a search goes through in which a mistake is planted. */
  readonly planted: ReadonlySet<string>;
}

/** That a search, by its place, goes through a mutant so often in a first look. */
interface Passed {
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

function threadOn(
  folder: string,
  revisions: readonly Revision[],
  mutant: string | null = null,
): MutantThread {
  const file = pathToFileURL(join(folder, 'src', 'mutants', 'mutant-worker.js'));
  return new MutantThread(file, revisions, mutant);
}

/**
 * Searches the core as it is. A statement that does not hold there can notice nothing, and is left out. Where no search of
 * `judges` goes through a mutant, those of `readings` are asked for it, on as many cases as a first look has.
 */
export async function searchBase(
  program: MutatedProgram,
  { judges, readings, mistakes }: Readonly<Record<'judges' | 'readings' | 'mistakes', readonly Judge[]>>,
  revisions: readonly Revision[],
  cases: number,
): Promise<Base> {
  const counting = threadOn(program.counted, revisions);
  const plain = threadOn(program.folder, revisions);
  const onLoad = new Set<string>();
  const look = async (judge: Judge, at: number): Promise<Seen | null> => {
    const seen = await counting.ask({ kind: 'cover', judge, cases: at });
    if (seen?.kind !== 'cover') return null;
    for (const id of seen.onLoad) onLoad.add(id);
    return { judge, ...seen };
  };
  const found: Seen[] = [];
  for (const judge of judges) {
    const seen = await look(judge, FIRST_LOOK);
    if (seen?.holds !== true) continue;
    const whole = await plain.ask({ kind: 'judge', mutant: null, judges: [judge], cases });
    if (whole?.kind === 'judge' && whole.killed === null) found.push(seen);
  }
  const reached = new Set(found.flatMap((seen) => Object.keys(seen.reached)));
  for (const judge of readings) {
    const seen = await look(judge, FIRST_LOOK);
    if (seen?.holds !== true) continue;
    const beyond = Object.entries(seen.reached).filter(([id]) => !reached.has(id));
    if (beyond.length > 0) found.push({ ...seen, reached: Object.fromEntries(beyond) });
  }
  const planted = new Set<string>();
  for (const judge of mistakes)
    for (const id of Object.keys((await look(judge, PLANTED_LOOK))?.reached ?? {})) planted.add(id);
  await Promise.all([counting.stop(), plain.stop()]);
  found.sort((left, right) => left.ms - right.ms);
  const through = new Map<string, Passed[]>();
  found.forEach((seen, place) => {
    for (const [id, times] of Object.entries(seen.reached)) {
      const before = through.get(id) ?? [];
      before.push({ place, times });
      through.set(id, before);
    }
  });
  return { judges: found.map(({ judge }) => judge), through, onLoad, planted };
}

/** What a search of the core as it is came to. */
interface Seen {
  readonly judge: Judge;
  readonly holds: boolean;
  readonly ms: number;
  readonly reached: Readonly<Record<string, number>>;
}

/** Asks searches for mutants, one after the other; `after` is told what became of each. */
export async function judgeMutants(
  program: MutatedProgram,
  mutants: readonly Mutant[],
  base: Base,
  revisions: readonly Revision[],
  { cases, threads }: { readonly cases: number; readonly threads: number },
  after: (mutant: Mutant, outcome: Outcome) => void,
): Promise<void> {
  const waiting = mutants[Symbol.iterator]();
  const work = async (): Promise<void> => {
    const thread = threadOn(program.folder, revisions);
    for (const mutant of waiting)
      after(mutant, await judgeOne(mutant, program, base, revisions, cases, thread));
    await thread.stop();
  };
  await Promise.all(Array.from({ length: threads }, work));
}

async function judgeOne(
  { id }: Mutant,
  program: MutatedProgram,
  { judges, through, onLoad, planted }: Base,
  revisions: readonly Revision[],
  cases: number,
  shared: MutantThread,
): Promise<Outcome> {
  const passed = through.get(id) ?? [];
  const judgesAt = (some: readonly Passed[]): readonly Judge[] =>
    some.map(({ place }) => judges[place] as Judge);
  const isOnLoad = onLoad.has(id);
  const asked = isOnLoad ? judges.filter(({ rules }) => rules.length === 0) : judgesAt(passed);
  if (asked.length === 0) return { status: planted.has(id) ? 'in a planted mistake' : 'not reached' };
  const often = isOnLoad ? asked : judgesAt(passed.toSorted((left, right) => right.times - left.times));
  const closely = often
    .filter(({ side, rules }) => side === 'own' && rules.length === 0)
    .slice(0, CLOSE_LOOKS);
  const thread = isOnLoad ? threadOn(program.folder, revisions, id) : shared;
  try {
    for (const [some, each] of [
      [asked, FIRST_LOOK],
      [closely, cases],
    ] as const) {
      const answer = await askOf(thread, id, some, each);
      if (answer === null || answer.kind !== 'judge')
        return { status: 'killed', by: asked[0] as Judge, how: 'timeout', cases: each };
      if (answer.killed !== null) return { status: 'killed', ...answer.killed };
    }
    return { status: 'survived', searches: asked.length };
  } finally {
    if (isOnLoad) await thread.stop();
  }
}

/** A program that cannot even be loaded is an error of every search. */
async function askOf(
  thread: MutantThread,
  mutant: string,
  judges: readonly Judge[],
  cases: number,
): Promise<Answer | null> {
  try {
    return await thread.ask({ kind: 'judge', mutant, judges, cases });
  } catch {
    return { kind: 'judge', killed: { by: judges[0] as Judge, how: 'error', cases: 0 } };
  }
}
