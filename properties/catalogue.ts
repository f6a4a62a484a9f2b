import type { AnyBinding } from '../src/search/binding.ts';
import { injectiveExtra } from './dual-mode-extra.ts';
import { abstractReference, monotoneCost, pathDecomposition } from './joint-cost.ts';
import { keySeparation } from './key-separation.ts';
import { macInheritance } from './mac-inheritance.ts';
import { nicSufficiency } from './nic-sizing.ts';
import { proofStructure } from './proof-structure.ts';
import { quorumBound } from './quorum-probability.ts';
import { epochBoundary, jointAcceptance } from './replay-coherence.ts';
import { splitDetection } from './split-detection.ts';
import { splitView } from './split-view.ts';
import { rateLimitNecessity, verificationDos } from './verification-dos.ts';
import { volumeIndependence } from './volume-independence.ts';

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
const CLAIMS: readonly AnyBinding[] = [...splitDetection, quorumBound, injectiveExtra, ...proofStructure];

/** Every statement: what `verify` and `npm test` run. */
export const BINDINGS: readonly AnyBinding[] = [...CHECKS, ...CLAIMS];
