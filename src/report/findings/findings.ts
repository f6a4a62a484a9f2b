import { sentenceOf } from '../../../spec/catalogue/sentence.ts';
import type { CauseId } from '../../../spec/causes/catalogue.ts';
import type { Severity } from '../../../spec/causes/severity.ts';
import { type FigureVerdict, judgeFigures } from '../../../spec/figures/judge.ts';
import type { Choice } from '../../../spec/language/choices.ts';
import type { OriginKind } from '../../../spec/language/origin.ts';
import type { Revision } from '../../../spec/language/revision.ts';
import type { StatementId } from '../../../spec/language/statement.ts';
import type { Change } from '../../revision/changes.ts';
import type { BreakingSet } from '../../search/analyse/breaking-sets.ts';
import type { HypothesisNeed } from '../../search/analyse/hypothesis-need.ts';
import { type Holder, holdersOf } from '../../search/analyse/withheld-by.ts';
import type { Minimality } from '../../search/minimise/least.ts';
import type { AnyBinding } from '../../search/trial/binding.ts';
import { Trial } from '../../search/trial/trial.ts';
import type { Counterexample } from '../../search/trial/verdict.ts';
import type { Digests } from '../../sources/digests.ts';
import { figureDetails, isNotPlain } from '../figures/figure-table.ts';
import { originOf } from '../text/attribution.ts';
import { createStyle, type Style } from '../text/style.ts';
import type { StoredRevision } from '../verdict/result.ts';

export const FINDINGS_SCHEMA = 'mvps-verify/findings/3';

/**
 * false: with nothing open. open: with choices that no clause and no hypothesis withholds, so that the draft needs a
 * hypothesis that it does not state. held off: only with choices that the draft withholds.
 */
export type Standing = 'false' | 'open' | 'held off';

/** What mends a finding, and how that is known. */
export interface Repair {
  /** Changes of the repaired draft that prevent this very case: taken back alone, it breaks the statement again. */
  readonly needed: readonly Change[];
  /** Where no single one is needed, those each of which is enough. */
  readonly enough: readonly Change[];
  /** The statement on the repaired draft. */
  readonly verdict: 'held' | 'refuted';
  readonly cases: number;
}

/** One statement and one minimal breaking set of it. */
export interface Finding {
  readonly number: number;
  readonly statement: StatementId;
  readonly clause: string;
  /** Who says the claim. */
  readonly origin: OriginKind;
  readonly claim: string;
  readonly standing: Standing;
  readonly breaks: readonly Choice[];
  readonly holders: readonly Holder[];
  readonly counterexample: Counterexample;
  readonly minimality: Minimality;
  /** What breaks in every other case, where there are few enough cases to list them. */
  readonly others: readonly string[];
  /** Null for what the draft holds off itself. */
  readonly repair: Repair | null;
  /**
   * Found on the repaired draft without one of its changes, and not on the draft itself: there a smaller set of choices
   * breaks the statement, or the search did not come to it.
   */
  readonly foundOnRepair?: true;
}

/** One sentence of a repair: what to write, and where. */
export interface Correction {
  /** The rule, the claim, or the statement on the proofs that it settles. */
  readonly change: string;
  readonly clause: string;
  readonly sentence: string;
}

/** A root cause, with every finding that it mends: spec/causes has the table. */
export interface Cause {
  readonly id: CauseId;
  readonly title: string;
  readonly severity: Severity;
  /** The clauses to be mended. */
  readonly clauses: readonly string[];
  /** The statements that it violates, the draft's own first. */
  readonly statements: readonly StatementId[];
  /** Numbers of its findings, first the one that shows it best. */
  readonly findings: readonly number[];
  readonly repair: readonly Correction[];
  /** Where a text says what it is about; only where findings were asked for with its lines. */
  readonly places?: readonly CausePlace[];
}

/** Where a text says what one correction is about. */
export interface CausePlace {
  /** As in the correction; empty where none is known. */
  readonly change: string;
  /** What is said there, or should be. */
  readonly about: string;
  readonly clause: string;
  /** The sentence or the value itself, the heading of its section where that is not known, or the repair where it stands. */
  readonly at: 'sentence' | 'heading' | 'repair';
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** The text whose lines the root causes name. */
export interface FindingsText {
  /** As it was named. */
  readonly file: string;
  /** The sections that say something else than when rules and statements were read from them. */
  readonly changed: readonly string[];
}

/** How thoroughly a statement was searched. */
export interface StatementSearch {
  readonly statement: StatementId;
  readonly choices: number;
  readonly searched: number;
  /** Relevant cases for a set of at most one reading, and for one of three. */
  readonly cases: number;
  readonly fewestCases: number;
  readonly hypotheses: readonly HypothesisNeed[];
}

/** A published figure that does not come out as printed, or not without more. */
export interface FigureFinding {
  readonly id: string;
  readonly clause: string;
  readonly verdict: FigureVerdict;
  /** What is printed, what it comes to, and what it contradicts. */
  readonly says: readonly string[];
}

/** The figures of a revision that there is more to say of than that they are reproduced or measured elsewhere. */
export function figureFindings(revision: Revision): readonly FigureFinding[] {
  return judgeFigures(revision)
    .filter(isNotPlain)
    .map((judged) => ({
      id: judged.id,
      clause: judged.figure.clause,
      verdict: judged.verdict,
      says: figureDetails(judged, UNBROKEN)
        .slice(1)
        .map((line) => line.trim().replace(/ {2,}/, ': ')),
    }));
}

/** One line for each thing that is said. */
const UNBROKEN: Style = { ...createStyle(false, 0), width: Number.POSITIVE_INFINITY };

/** All findings on a revision: spec/schemas/findings.schema.json is the contract. */
export interface Findings {
  readonly schema: typeof FINDINGS_SCHEMA;
  readonly tool: { readonly version: string };
  readonly digests: Digests;
  readonly revision: StoredRevision;
  readonly repairedBy: StoredRevision;
  readonly seed: number;
  /** Relevant cases for each set of choices. */
  readonly cases: number;
  readonly text?: FindingsText;
  readonly findings: readonly Finding[];
  readonly causes: readonly Cause[];
  readonly figures: readonly FigureFinding[];
  readonly statements: readonly StatementSearch[];
}

/** A finding that has no number yet, and no repair. */
export type BareFinding = Omit<Finding, 'number' | 'repair'>;

/** The findings of one statement. */
export function findingsOf(
  binding: AnyBinding,
  sets: readonly BreakingSet[],
  revision: Revision,
): readonly BareFinding[] {
  const { id, clause } = binding.statement;
  return sets.map(({ choices, counterexample, minimality }) => {
    const holders = holdersOf(choices, binding, revision);
    const standing = choices.length === 0 ? 'false' : holders.length === 0 ? 'open' : 'held off';
    return {
      statement: id,
      clause,
      origin: originOf(id),
      claim: sentenceOf(binding.statement, revision),
      standing,
      breaks: choices,
      holders,
      counterexample,
      minimality,
      others: otherBreaches(binding, revision, choices).filter(
        (breach) => breach !== counterexample.script.breach,
      ),
    };
  });
}

/** A space of no more cases than this is listed whole. */
const FEW_CASES = 1000;

/** What breaks in every case of a small space with nothing open. */
function otherBreaches(
  binding: AnyBinding,
  revision: Revision,
  choices: readonly Choice[],
): readonly string[] {
  const { space } = binding.scenario(revision);
  if (choices.length > 0 || space === undefined || space.size > FEW_CASES) return [];
  const trial = new Trial(binding, revision, [], 'own', []);
  return Array.from({ length: space.size }, (_, index) => space.scriptAt(index))
    .map((script) => trial.breach(script, trial.observe(script)))
    .filter((breach) => breach !== null);
}

/** The most severe first. */
export const SEVERITY: readonly Standing[] = ['false', 'open', 'held off'];

/** The more severe first: what is false outright, then what needs the fewest choices; otherwise in the order given. */
export function bySeverity(left: BareFinding, right: BareFinding): number {
  return (
    SEVERITY.indexOf(left.standing) - SEVERITY.indexOf(right.standing) ||
    left.breaks.length - right.breaks.length
  );
}
