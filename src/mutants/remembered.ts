import { existsSync, readFileSync } from 'node:fs';
import { jsonText, writeWhole } from '../input/write-json.ts';
import type { Digests } from '../sources/digests.ts';
import type { Expecting, Mutant } from './mutant.ts';
import { type Judged, keyOf } from './mutant-report.ts';

/** What was judged before, of which program, how, and on how many cases. */
interface Kept {
  readonly digests: Digests;
  readonly manner: string;
  readonly cases: number;
  readonly judged: readonly Judged[];
}

/**
 * Outcomes of earlier runs, in a file. Of the same program, cases and manner of judging they stand, so that a run that was
 * ended goes on and shards come together; otherwise what killed a mutant is asked first.
 */
export class Remembered {
  readonly #file: string;
  readonly #digests: Digests;
  readonly #manner: string;
  readonly #cases: number;
  readonly #before: readonly Judged[];
  readonly #isCurrent: boolean;

  /** `manner` is a digest of what decides which searches look at a mutant. */
  constructor(file: string, digests: Digests, manner: string, cases: number) {
    const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : null;
    this.#file = file;
    this.#digests = digests;
    this.#manner = manner;
    this.#cases = cases;
    this.#before = kept?.judged ?? [];
    this.#isCurrent =
      kept?.cases === cases &&
      kept.manner === manner &&
      JSON.stringify(kept.digests) === JSON.stringify(digests);
  }

  /** What stands of mutants of this program, and those that nobody has judged. */
  divide(mutants: readonly Mutant[]): {
    readonly standing: readonly Judged[];
    readonly open: readonly Mutant[];
  } {
    if (!this.#isCurrent) return { standing: [], open: mutants };
    const standing = new Map(this.#before.map((each) => [each.mutant.id, each]));
    return {
      standing: mutants.flatMap(({ id }) => standing.get(id) ?? []),
      open: mutants.filter(({ id }) => !standing.has(id)),
    };
  }

  /** By file and change: what killed it before. Of changes that read alike any one's. */
  killers(): ReadonlyMap<string, Expecting> {
    const killed = this.#before.flatMap(({ mutant, outcome }) =>
      outcome.status === 'killed' ? [[placeOf(mutant), outcome.by] as const] : [],
    );
    return new Map(killed);
  }

  /** Keeps what was judged now beside what stands. */
  keep(judged: readonly Judged[]): void {
    const now = new Set(judged.map(({ mutant }) => mutant.id));
    const others = this.#isCurrent ? this.#before.filter(({ mutant }) => !now.has(mutant.id)) : [];
    const kept: Kept = {
      digests: this.#digests,
      manner: this.#manner,
      cases: this.#cases,
      judged: [...others, ...judged],
    };
    writeWhole(this.#file, jsonText(kept), this.#file);
  }
}

/** Where a mutant is and what it changes, whatever its number and line. */
export function placeOf(mutant: Mutant): string {
  return `${mutant.file} ${keyOf(mutant)}`;
}
