import type { AnyBinding } from '../src/search/binding.ts';
import { ACCEPTANCE_CONDITIONS } from './acceptance-conditions.ts';
import { LOAD_CLAIMS } from './broker-load.ts';
import { NIC_CLAIMS } from './broker-nic.ts';
import { DETECTION_CLAIMS } from './detection-latency.ts';
import { injectiveExtra } from './dual-mode-extra.ts';
import { FLOOD_BOUND_CLAIMS } from './flood-bound.ts';
import { abstractReference, monotoneCost, pathDecomposition } from './joint-cost.ts';
import { KEY_CLAIMS } from './key-independence.ts';
import { keySeparation } from './key-separation.ts';
import { LOAD_BUDGET_CLAIMS } from './load-budget.ts';
import { MAC_CLAIMS } from './mac-composition.ts';
import { macInheritance } from './mac-inheritance.ts';
import { NIC_BUDGET_CLAIMS } from './nic-budget.ts';
import { nicSufficiency } from './nic-sizing.ts';
import { PACKET_ACCEPTANCE } from './packet-acceptance.ts';
import { proofStructure } from './proof-structure.ts';
import { quorumBound } from './quorum-probability.ts';
import { rateLimiter } from './rate-limiter.ts';
import { REGIONAL_CLAIMS } from './regional-attack.ts';
import { epochBoundary, jointAcceptance } from './replay-coherence.ts';
import { splitDetection } from './split-detection.ts';
import { splitView } from './split-view.ts';
import { stageMetering } from './stage-metering.ts';
import { rateLimitNecessity, verificationDos } from './verification-dos.ts';
import { volumeIndependence } from './volume-independence.ts';
import { exactInEachSecond } from './wall-clock-cost.ts';

/** The checks of section 8 of the draft, in its order. */
const CHECKS: readonly AnyBinding[] = [
  monotoneCost,
  pathDecomposition,
  abstractReference,
  verificationDos,
  rateLimitNecessity,
  jointAcceptance,
  epochBoundary,
  keySeparation,
  splitView,
  volumeIndependence,
  macInheritance,
  nicSufficiency,
];

/** The theorems in their full wording, in the order of the draft. */
const CLAIMS: readonly AnyBinding[] = [
  ...LOAD_CLAIMS,
  ...LOAD_BUDGET_CLAIMS,
  stageMetering,
  exactInEachSecond,
  ...FLOOD_BOUND_CLAIMS,
  rateLimiter,
  ...PACKET_ACCEPTANCE,
  ...ACCEPTANCE_CONDITIONS,
  ...splitDetection,
  quorumBound,
  injectiveExtra,
  ...KEY_CLAIMS,
  ...MAC_CLAIMS,
  ...NIC_BUDGET_CLAIMS,
  ...DETECTION_CLAIMS,
  ...REGIONAL_CLAIMS,
  ...NIC_CLAIMS,
  ...proofStructure,
];

/** Every statement: what `verify` and `npm test` run. */
export const BINDINGS: readonly AnyBinding[] = [...CHECKS, ...CLAIMS];
