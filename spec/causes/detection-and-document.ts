import type { RootCause } from './root-cause.ts';

/** What is to be mended in the cited results on detection, and in the document as a document (sections 0, 1, 7 and 8). */
export const DETECTION_AND_DOCUMENT_CAUSES = {
  'C-33': {
    title: 'L_DL leaves open which heartbeat is the last one that is heard',
    says: 'L_DL gives the detection time as M T_tick - phi + tau_RTT.',
    why: 'It depends on whether a heartbeat is heard here or at the far end, whether those under way when a failure begins still arrive, and which of two events in one instant comes first.',
    mends: ['heartbeat-path', 'in-flight-at-onset', 'heartbeat-at-onset', 'deadline-tie'],
  },
  'C-10': {
    title: 'L_DL assumes that no heartbeat before the failure was lost or slow',
    says: 'L_DL gives closed form, range and mean for every failure.',
    why: 'Detection counts from the heartbeat that was heard last. Where one before the failure was lost, the alarm comes sooner; where one was slow, later.',
    mends: ['L-DL/closed-form', 'L-DL/range', 'L-DL/mean'],
  },
  'C-42': {
    title: 'D1 and the lower bound of Coherence-BFD are each off by one tick',
    says: 'D1 has a failure detected within (M - 1) T_tick, and Coherence-BFD not before M T_tick + tau_RTT.',
    why: 'The Detection Time is M intervals from the last heartbeat, which left up to one interval before the failure: detection takes between (M - 1) and M intervals and the way of a heartbeat.',
    mends: ['D1/latency', 'D1/lower-bound'],
  },
  'C-35': {
    title: 'The lists of sections 0 and 7 are not what the proofs rest on',
    says: 'Sections 0 and 7 each list the sources at which every step and theorem ends.',
    why: 'Steps end at sources that are in neither list, at hypotheses and at definitions, and the lists have sources that no step cites.',
    mends: [
      'document/steps-terminate',
      'document/theorems-terminate',
      'document/leaves-listed',
      'document/lists-agree',
      'document/sources-used',
    ],
  },
  'C-36': {
    title: 'Results are cited for what they do not state, and miscounted',
    says: 'Section 0 counts three theorems, two corollaries and two inheritance results.',
    why: 'T-COMP-SPLIT is headed as a theorem and counted as a corollary, T-NIC-SUFF is derived from no theorem, and sources are cited for other than they are listed for.',
    mends: ['document/cited-as-stated', 'document/kinds-agree', 'document/corollaries-derive'],
  },
  'C-39': {
    title: 'Statements do not assume what their proofs use, and assume what is unused',
    says: 'Each statement names the hypotheses that it holds under.',
    why: 'Proofs use hypotheses that the statement lacks, so that it does not follow; others are assumed and never used.',
    mends: ['document/hypotheses-assumed', 'document/hypotheses-used'],
  },
  'C-38': {
    title: 'Statements claim more than their proofs conclude',
    says: 'Section 0 promises full proofs.',
    why: 'No step concludes sublinear growth, or detection within one checkpoint window; and conditions under which a step holds are missing from the statement that rests on it.',
    mends: ['document/claims-proved', 'document/qualifiers-stated'],
  },
  'C-37': {
    title: 'The witnesses of section 8 check other things than the theorems state',
    says: 'Section 8 has constructive witnesses for every theorem.',
    why: 'Several witnesses check less, or something else, one is of a hypothesis, and no case exercises the stale packet of section 4.',
    mends: ['document/witnesses', 'document/witness-checks', 'document/witness-cases'],
  },
  'C-41': {
    title: 'Symbols are used without a definition, or defined without a use',
    says: 'Section 1 sets out the notation.',
    why: 'f and w stand in formulas and nothing introduces them; M is introduced and used nowhere.',
    mends: ['document/symbols-introduced', 'document/symbols-used'],
  },
} as const satisfies Readonly<Record<string, RootCause>>;
