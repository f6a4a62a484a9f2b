import type { FigureId } from '../../spec/figures/catalogue.ts';
import type { Choice } from '../../spec/language/choices.ts';
import type { HypothesisName } from '../../spec/language/hypotheses.ts';
import type { Operation } from '../../spec/language/revision.ts';
import type { RuleName } from '../../spec/rules/catalogue.ts';
import type { ProofsEntry } from './proofs.ts';

/** A revision as its JSON file holds it; spec/schemas/revision.schema.json is the contract. */
export interface RevisionDocument {
  readonly schema: 'mvps-verify/revision/1';
  readonly name: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly costs: Readonly<Record<Operation, DurationEntry>>;
  readonly limits: Readonly<Record<Exclude<LimitName, 'nic_window'>, Entry>> & {
    readonly nic_window: DurationEntry;
    readonly auditor_asks?: Entry;
  };
  readonly ranges: Readonly<Record<Exclude<RangeName, 'T_tick'>, RangeEntry>> & {
    readonly T_tick: DurationRangeEntry;
  };
  readonly scalePoints: readonly ScalePointEntry[];
  readonly floodFactors: readonly {
    readonly value: number;
    readonly clause: string;
    readonly reading?: string;
  }[];
  readonly hypotheses: Readonly<Record<HypothesisName, HypothesisEntry>>;
  /** By claim, where it is worded otherwise than the draft prints it. */
  readonly wordings?: Readonly<Record<string, WordingEntry>>;
  /** What the draft says of its own proofs, where it has any. */
  readonly proofs?: ProofsEntry;
  readonly rules: Readonly<Record<RuleName, RuleEntry>>;
  /** By statement, where its formula is printed otherwise than in the source. */
  readonly formulas?: Readonly<Record<string, FormulaEntry>>;
  /** Figures that are printed otherwise than in the source. */
  readonly figures?: Readonly<Partial<Record<FigureId, FigureEntry>>>;
}

export const LIMITS = [
  'R_L',
  'B_F',
  'q',
  'M',
  'wrapper_lifetime',
  'nic_window',
  'cores',
  'witnesses',
  'corrupt_witnesses',
] as const;
export type LimitName = (typeof LIMITS)[number];

export const RANGES = ['N', 'T_tick', 'q', 'cells_k', 'bundle_period', 'attack_exponent'] as const;
export type RangeName = (typeof RANGES)[number];

/** The parts of a document whose entries have a name and a clause. */
export const SOURCED_SECTIONS = [
  'costs',
  'limits',
  'ranges',
  'scalePoints',
  'floodFactors',
  'hypotheses',
  'rules',
  'wordings',
  'figures',
  'formulas',
] as const;

export interface Sourced {
  readonly clause: string;
  readonly reading?: string;
}

export interface Entry extends Sourced {
  readonly value: number;
  readonly unit?: string;
}

/** A duration as the draft writes it: "2.10 us". */
export interface DurationEntry extends Sourced {
  readonly value: string;
}

export interface DurationRangeEntry extends Sourced {
  readonly min: string;
  readonly max: string;
}

export interface RangeEntry extends Sourced {
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
}

export interface RuleEntry extends Sourced {
  readonly take: string;
  /** Another clause of the same draft that has it otherwise. */
  readonly contradicted?: { readonly clause: string; readonly take: string };
}

export interface HypothesisEntry extends Sourced {
  /** What each part withholds; nothing where its text is not public. */
  readonly parts: Readonly<Record<string, readonly Choice[]>>;
}

export interface WordingEntry extends Sourced {
  readonly take: string;
}

export interface FigureEntry extends Sourced {
  /** The printed digits. */
  readonly value: string;
}

export interface FormulaEntry extends Sourced {
  /** In the notation of the draft. */
  readonly value: string;
}

export interface ScalePointEntry extends Sourced {
  readonly name: string;
  readonly N: number;
  readonly T_tick: string;
  readonly q: number;
  readonly cells_k: number;
  readonly bundle_period: number;
}
