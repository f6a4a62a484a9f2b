import { law } from '../language/law.ts';
import { imported } from '../language/origin.ts';
import { condition } from '../language/quantifiers.ts';
import { statement } from '../language/statement.ts';

/** A collector and corrupt witnesses tried every pair of quorums of one pool, for two consumers, and were audited. */
export interface CoalitionObservation {
  /** Witnesses in all, and how many of them are corrupt. */
  readonly w: number;
  readonly corrupt: number;
  /** Cosignatures that a consumer asks for. */
  readonly q: number;
  /** How many witnesses an auditor asks; the coalition has it ask those that give away least. */
  readonly asked: number;
  /** Kinds of pairs of quorums with which both consumers took what they were shown. */
  readonly taken: number;
  /** Of these, how many an audit does not report. */
  readonly unreported: number;
}

/**
 * T-COAL-1 of CWT, which clause 7 imports as coalition resistance. Its text is not public; what is judged is what the
 * name can mean for the quorums and audits of clause 5.
 */
export const COALITION = statement<CoalitionObservation>({
  id: 'T-COAL-1/coalition',
  clause: '7',
  origin: imported(
    'T-COAL-1 of CWT',
    'coalition resistance',
    'its text is not public: what it can mean for the quorums and audits of clause 5',
  ),
  sentence:
    'For every pool of witnesses with f corrupt operators, no collector has two consumers take different views that an audit does not report, whichever witnesses it asks, as few as the revision lets it ask.',
  hypotheses: ['H-CWT-TRUST', 'H-DUAL-MODE'],
  laws: [
    law(
      'every coalition is reported',
      'for every pair of quorums and whichever witnesses are asked: q cosignatures on view A and q on view B => an audit of A reports a split view',
      condition<CoalitionObservation>({
        holds: ({ unreported }) => unreported === 0,
        at: ({ w, corrupt, q, asked }) =>
          `${q} of ${w} witnesses, ${corrupt} of them corrupt, ${asked} asked`,
        expected: 'a split view reported with every kind of pair of quorums',
        found: ({ taken, unreported }) => `${unreported} of ${taken} kinds unreported`,
      }),
    ),
  ],
});
