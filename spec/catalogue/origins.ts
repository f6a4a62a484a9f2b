import { implied, imported, type Origin, ours, printed } from '../language/origin.ts';
import type { StatementId } from '../language/statement.ts';

const L_DL = 'L_DL';
const DDOS = 'DDoS-Resilience (D-4)';

/** Every statement, by id. */
export const ORIGINS: Readonly<Record<StatementId, Origin>> = {
  'T-JCOST-1.A': printed('8', 'joint cost monotone; Regime C in [150%, 200%]', 'the witness of that name'),
  'T-JCOST-1.B': printed(
    '8',
    'two-path decomposition exact',
    'the witness of that name, with the paths of clause 2; how close path C has to come before a period is over, this project sets',
  ),
  'T-JCOST-1.C': printed('8', '0.21 % HMAC alone', 'the witness of that name'),
  'T-VDOS-1': printed('8', 'bounded by R_L + F * c_xdp/c_path', 'the witness of that name'),
  'T-VDOS-NEG': printed(
    '8',
    'without rate-limit, F=64 saturates',
    'the witness of that name, with the ratio of clause 3; where it saturates with the limit, this project asks',
  ),
  'T-RC-1.A': printed(
    '8',
    'replay/forge rejected',
    'the witness of that name, with the cases that clause 4 lists; that what is refused changes nothing, this project asks',
  ),
  'T-RC-1.B': printed(
    '8',
    'epoch boundary handled correctly',
    'the witness of that name, with Steps 2 and 3 of clause 4',
  ),
  'T-HKDF-PS': implied(
    '8',
    'independent under K_op',
    'keys that are equal are not independent: the least of what the witness is of',
  ),
  'T-COMP-SPLIT': printed(
    '8',
    'dual-mode cosig detects split-view',
    'the witness of that name; that there is no alarm otherwise, how a quorum is counted and that a refusal changes nothing, this project asks',
  ),
  'T-VOLINV': printed(
    '8',
    'joint cost constant across 10^6..10^12 pps',
    'the witness of that name; that it depends on the NIC letting nothing else in, this project asks',
  ),
  'T-AUTH-INHERIT': printed('8', 'CWT HMAC roundtrip preserved', 'the witness of that name'),
  'T-NIC-SUFF': printed(
    '8',
    '(R_L + 1) * legit PPS',
    'the witness of that name, over the window of clause 6.1',
  ),

  'T-JCOST-1/exact': printed(
    '2',
    'is exactly: JOINT',
    'over whole bundle periods, in which its rates are whole numbers',
  ),
  'T-JCOST-1/exact-at-every-tick': ours(
    'a cost per second need not be exact tick by tick: where it is not, a meter read at a tick shows it',
  ),
  'T-JCOST-1/path-c': printed('2', 'verified once; bundles_per_sec * q * c_ed25519', 'Step 5 as it stands'),
  'T-JCOST-1/independent-of-outside-rate': printed(
    '2',
    'independent of the attack rate R',
    'R as I1 has it: traffic from outside',
  ),
  'T-JCOST-1/independent-of-insider-rate': ours(
    'the statement does not say whose rate R is; clause 3 has insiders attack, and lets them raise the cost',
  ),
  'T-VOLINV/universal': ours(
    'the corollary does not say whose rate R is; taken of any attack, insiders included',
  ),
  'T-JCOST-1/cpu-budget': implied(
    '2',
    'budget MUST be at least JOINT',
    'a rule for dimensioning is of use where so much suffices',
  ),
  'T-JCOST-1/cpu-budget-at-every-tick': ours(
    'a budget per second need not suffice tick by tick: a queue that grows within a bundle period shows here',
  ),
  'T-JCOST-1/nic-budget': implied(
    '2',
    'CPU+NIC budget; PPS_t',
    'the rule speaks of the NIC too, whose rate Step 1 gives',
  ),
  'T-JCOST-1/stage-metering': implied(
    '2',
    'their costs sum without overlap',
    'a sum without overlap has each stage of Steps 3 to 5 work and charge once',
  ),
  'T-JCOST-1/exact-in-each-second': implied(
    '2',
    'microseconds of CPU per second of wall-clock',
    'the unit of JOINT is a second, wherever it begins',
  ),

  'T-VDOS-1/bound': implied(
    '3',
    '<= R_L + F * (c_xdp / c_path)',
    'no horizon is named, so that it is to hold over each',
  ),
  'T-VDOS-1/near-constant': ours(
    'the consequence says near-constant and gives no measure: twice R_L is taken for it',
  ),
  'T-VDOS-1/sublinear': ours(
    'SUBLINEARLY has no measure in clause 3: the slope that it prints, from its largest flood factor on, is taken for one',
  ),
  'T-VDOS-1/slope': implied(
    '3',
    'slope c_xdp / c_path',
    'the slope of the bound in Step 4, from where the limiter drops',
  ),
  'T-VDOS-1/without-limiter': printed('3', 'the ratio is exactly F', 'Step 5 as it stands'),
  'T-VDOS-1/receipt': implied(
    '3',
    'At F = 1024, with-rate-limit ratio',
    'a receipt lies within the bound of its own theorem, and is of what happens',
  ),
  'T-VDOS-1/limiter': implied('1.4', 'H-RL', 'what Steps 1 and 2 of clause 3 use of the limiter'),

  'T-RC-1/accepts-honest': printed(
    '4',
    'ACCEPTS every legitimate honest packet',
    'every packet, whatever the network does',
  ),
  'T-RC-1/rejects-replays': printed('4', 'REJECTS every replay', 'Step 3 says byte-identical'),
  'T-RC-1/rejects-forgeries': implied(
    '4',
    'REJECTS every replay, forge, or stale packet',
    'two genuine halves that were never sent together are no packet of a vantage; clause 8 forges one half of each',
  ),
  'T-RC-1/rejects-stale': printed(
    '4',
    'REJECTS every replay, forge, or stale packet',
    'Step 4, by the lifetime that the issuer set',
  ),
  'T-RC-1/conditions-independent': printed(
    '4',
    'independent failures; either causes rejection',
    'Step 3 as it stands',
  ),
  'T-RC-1/honest-step': printed('4', 'bfd_seq = last_bfd_seq[vantage] + 1', 'Step 2 as it stands'),
  'T-RC-1/refusal-reasons': ours(
    'accept or refuse alone hides which condition works: each is looked at by itself, with the work of clause 2',
  ),

  'T-COMP-SPLIT/detects': printed(
    '5',
    'is detected by any auditor querying any honest witness',
    'the statement',
  ),
  'T-COMP-SPLIT/one-body': printed('5', 'cosigns at most one body', 'Step 3 as it stands'),
  'T-COMP-SPLIT/d2-case-2': implied('5', 'D2 Case 2', 'the end of Step 3 has this failure mode closed'),
  'T-COMP-SPLIT/no-false-alarm': ours(
    'an auditor that always cries detects everything: what is detected must be there',
  ),
  'T-COMP-SPLIT/quorum-bound': imported(
    'T-SPLIT-1 of CWT',
    '1 - (1 - 1/w)^q',
    'Step 1 of clause 5 cites it for this bound',
  ),
  'T-COMP-SPLIT/injective-extra': implied(
    '5',
    'Distinct (D_minimax, D_max) pairs produce distinct extra fields',
    'Step 2; that equal ones give the same, and every distance one, makes it an encoding',
  ),

  'T-HKDF-PS/independent': printed(
    '8',
    'K_BFD_auth and K_v_epoch independent',
    'the witness of that name, and Step 1 of clause 4',
  ),
  'T-HKDF-PS/distinct': implied(
    '4',
    'Both keys are independent',
    'keys of two vantages or epochs that are equal are not independent',
  ),
  'T-HKDF-PS/legacy': implied(
    '1.4',
    'otherwise the legacy Coherence-BFD AuthHMAC key derivation is used',
    'the hypothesis holds with either derivation',
  ),
  'T-AUTH-INHERIT/preserved': printed(
    '6.3',
    'preserved verbatim on Path A',
    'with its round trip, and Neither can substitute',
  ),
  'T-AUTH-INHERIT/cross-path': implied(
    '6.3',
    'Neither can substitute for the other',
    'tags of one path that verify on the other would',
  ),

  'T-NIC-SUFF/budget': implied(
    '6.1',
    'NIC_PPS = PPS_t * (R_L + B_F / duration_amortization)',
    'a budget that is required at most is one that nothing exceeds',
  ),
  'T-NIC-SUFF/any-window': implied('6.1', 'duration_amortization', 'the formula leaves the duration free'),
  'T-NIC-SUFF/five-subsumes-burst': implied(
    '6.1',
    '5 * PPS_t to subsume burst',
    'what subsumes a burst is not exceeded while it lasts',
  ),
  'T-NIC-SUFF/independent-of-rate': ours(
    'a budget that is fixed says nothing of what arrives; whether that depends on R decides if it holds',
  ),

  'L-DL/closed-form': imported(L_DL, 'tau(phi) = M T_tick - phi + tau_RTT', 'the lemma that clause 7 lists'),
  'L-DL/range': imported(L_DL, 'best and worst case', 'the ends of its closed form'),
  'L-DL/mean': imported(L_DL, 'E[tau]', 'the mean of its closed form'),
  'D1/latency': imported(
    DDOS,
    'Theorem D1',
    'the draft takes its invariants; that a failure is detected within (M - 1) T_tick is said there',
  ),
  'D1/rate-independent': imported(DDOS, 'Theorem D1', 'at every attack rate alike'),
  'D1/lower-bound': imported(
    'Coherence-BFD',
    'M T_tick + tau_RTT',
    'the lower bound of the protocol whose detection D1 speaks of',
  ),
  'D2/breakdown': imported(DDOS, 'Theorem D2', 'clause 5 cites it for perfect Byzantine hiding'),
  'D3/volume-independent': imported(DDOS, 'Theorem D3', 'cited in clauses 2, 6.1 and 7'),

  'document/acyclic': printed('7', 'FINITE CHAIN', 'its heading'),
  'document/steps-terminate': printed('0', 'Every proof step terminates', 'the discipline'),
  'document/theorems-terminate': printed(
    '7',
    'Every theorem of this document terminates at',
    'its first sentence',
  ),
  'document/leaves-listed': implied(
    '0',
    'terminates either at',
    'a list of what proofs may end at has what they do end at',
  ),
  'document/lists-agree': ours(
    'clauses 0 and 7 each say where proofs end: a source in one list only is a slip in the other',
  ),
  'document/sources-used': implied('7', 'pure composition over', 'what it is composed of is used'),
  'document/cited-as-stated': implied(
    '7',
    '(HMAC unforgeability); (split-view detection)',
    'the words in brackets are what a source is listed for',
  ),
  'document/hypotheses-assumed': implied(
    '1.3',
    'Hypotheses inherited',
    'a proof may use what its statement assumes',
  ),
  'document/hypotheses-used': ours('a hypothesis that nothing uses weakens a theorem for nothing'),
  'document/claims-proved': implied('0', 'full proofs', 'a full proof concludes what the statement claims'),
  'document/qualifiers-stated': implied(
    '0',
    'full proofs',
    'a proof of less than the claim is not one of it',
  ),
  'document/kinds-agree': printed(
    '0',
    'two derived corollaries; two inheritance results',
    'beside the headings that it names',
  ),
  'document/corollaries-derive': implied(
    '0',
    'derived corollaries',
    'what is derived is derived from something',
  ),
  'document/witnesses': printed('8', 'witnesses for every theorem above', 'and proofs name these'),
  'document/witness-checks': implied(
    '8',
    'witnesses for every theorem',
    'a witness of a theorem shows what its statement says',
  ),
  'document/witness-cases': implied('4', 'exercise Steps 2-4', 'a step that is exercised has a case'),
  'document/symbols-introduced': ours('a formula with a symbol that nobody introduces cannot be reckoned'),
  'document/symbols-used': ours('a symbol that is introduced and never used is a sign of a claim left out'),
};
