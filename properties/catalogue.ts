import type { AnyBinding } from '../src/search/trial/binding.ts';
import { DETECTION_CLAIMS } from './detection-latency/latency.ts';
import { REGIONAL_CLAIMS } from './detection-latency/regional-attack.ts';
import { proofStructure } from './document/statements.ts';
import { LOAD_CLAIMS } from './joint-cost/broker-load.ts';
import { abstractReference, monotoneCost, pathDecomposition } from './joint-cost/checks.ts';
import { LOAD_BUDGET_CLAIMS } from './joint-cost/load-budget.ts';
import { stageMetering } from './joint-cost/stage-metering.ts';
import { exactInEachSecond } from './joint-cost/wall-clock-cost.ts';
import { keySeparation } from './key-separation/check.ts';
import { KEY_CLAIMS } from './key-separation/key-independence.ts';
import { macInheritance } from './mac-inheritance/check.ts';
import { MAC_CLAIMS } from './mac-inheritance/mac-composition.ts';
import { NIC_CLAIMS } from './nic-sizing/broker-nic.ts';
import { nicSufficiency } from './nic-sizing/check.ts';
import { NIC_BUDGET_CLAIMS } from './nic-sizing/nic-budget.ts';
import { PACKET_ACCEPTANCE } from './replay-coherence/acceptance.ts';
import { epochBoundary, jointAcceptance } from './replay-coherence/checks.ts';
import { ACCEPTANCE_CONDITIONS } from './replay-coherence/conditions.ts';
import { splitView } from './split-view/check.ts';
import { injectiveExtra } from './split-view/dual-mode-extra.ts';
import { quorumBound } from './split-view/quorum-probability.ts';
import { splitDetection } from './split-view/split-detection.ts';
import { rateLimitNecessity, verificationDos } from './verification-dos/checks.ts';
import { FLOOD_BOUND_CLAIMS } from './verification-dos/flood-bound.ts';
import { rateLimiter } from './verification-dos/rate-limiter.ts';
import { volumeIndependence } from './volume-independence/check.ts';

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
