import type { RuleChoices, RuleName } from '../rules/catalogue.ts';
import type { Choice } from './choices.ts';
import type { HypothesisName } from './hypotheses.ts';
import type {
  Bundles,
  Cells,
  Cosignatures,
  Microseconds,
  Nanoseconds,
  Ticks,
  VantageCount,
} from './notation.ts';
import type { ProofStructure } from './proofs.ts';

/** The operations that the draft prices (section 1.2). */
export const OPERATIONS = ['c_json', 'c_bfd_parse', 'c_hmac', 'c_ed25519', 'c_xdp'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** (N, T_tick, q, cells_k, bundle_period_ticks) of section 1.1. */
export interface OperatingPoint {
  readonly N: VantageCount;
  readonly T_tick: Microseconds;
  readonly q: Cosignatures;
  readonly cells_k: Cells;
  readonly bundle_period: Ticks;
}

/** An operating point that the draft, or this project, gives a name. */
export interface ScalePoint extends OperatingPoint {
  readonly name: string;
  readonly clause: string;
  /** What of it this project reads; without one, the clause has all of it. */
  readonly reading?: string;
}

/** The least and the largest legal value, both legal. */
export interface Range<Q> {
  readonly min: Q;
  readonly max: Q;
}

/** The largest flood factor: beyond every one that the draft names. */
export const MOST_FLOOD = 65_536;

/**
 * What a draft says, as typed data: the argument that verdicts vary. `src/revision` builds one from a JSON
 * document; the core, the generators and the statements read it.
 */
export interface Revision {
  readonly name: string;
  /** SHA-256 over the canonical JSON of the resolved document, in hex. */
  readonly digest: string;
  /** The prices of section 1.2. */
  readonly cost: Readonly<Record<Operation, Nanoseconds>>;
  /** c_json + c_bfd_parse + 2 c_hmac: the price of a tick pair. */
  readonly c_path: Nanoseconds;
  /** rate_limit_factor: tick pairs that a tick brings. At most three decimals, as B_F. */
  readonly R_L: number;
  /** burst_factor; `burst-unit` says of what. */
  readonly B_F: number;
  /** M, the detection multiplier of Coherence-BFD. */
  readonly M: number;
  /** How long a CWT wrapper stays fresh, in ticks of its vantage. */
  readonly wrapperLifetime: Ticks;
  /** The window over which NIC traffic is averaged (6.1). */
  readonly nicWindow: Microseconds;
  /** CPU time that a broker has per second, in cores. */
  readonly cores: number;
  /** w: how many witnesses there are. */
  readonly witnesses: number;
  /** f: how many of them may be corrupt. */
  readonly corruptWitnesses: number;
  /** m: how many witnesses an auditor asks that asks a fixed number. */
  readonly auditorAsks: number;
  readonly range: {
    readonly N: Range<VantageCount>;
    readonly T_tick: Range<Microseconds>;
    readonly q: Range<Cosignatures>;
    readonly cells_k: Range<Cells>;
    readonly bundle_period: Range<Ticks>;
    /** Flood factors, in tick pairs per tick; 1 is natural. */
    readonly F: Range<number>;
  };
  /** Attack rates of T-VOLINV, in packets per second, as exponents of ten. */
  readonly attackExponent: Range<number>;
  readonly scalePoints: readonly ScalePoint[];
  readonly floodFactors: readonly number[];
  readonly rules: RuleChoices;
  /** Where each rule's choice comes from, and what this project reads where the draft is silent. */
  readonly provenance: Readonly<Record<RuleName, Provenance>>;
  /** Where each hypothesis comes from, and what it withholds. */
  readonly hypotheses: Readonly<Record<HypothesisName, Assumption>>;
  /** What the draft says of its own proofs; null where a revision says nothing of them. */
  readonly proofs: ProofStructure | null;
  /** Which wording of a claim is judged, where it is not the one that the draft prints. */
  readonly wordings: Readonly<Record<string, string>>;
  /** Formulas that this revision prints otherwise than the source, by the statement that is judged by them. */
  readonly formulas: Readonly<Record<string, string>>;
  /** Figures that this revision prints otherwise than the source, by id (`spec/figures`): the digits that it prints. */
  readonly figures: Readonly<Record<string, PrintedFigure>>;
}

/** The digits of a figure and where a revision prints them. */
export interface PrintedFigure extends Provenance {
  readonly digits: string;
}

/** A hypothesis: each of its parts by name, with the choices that it withholds; none where its text is not public. */
export interface Assumption extends Provenance {
  readonly parts: Readonly<Record<string, readonly Choice[]>>;
}

/** A clause number, or `silent` with this project's reading. */
export interface Provenance {
  readonly clause: string;
  readonly reading?: string;
  /** Where the draft contradicts itself: the clause that has it otherwise, and the alternative that it takes. */
  readonly contradicted?: { readonly clause: string; readonly take: string };
}

/** Emitted bundles of a run, kept apart from the packets that carry telemetry. */
export type { Bundles };
