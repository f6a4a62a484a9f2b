import type { AnyBinding } from '../../src/search/trial/binding.ts';
import {
  detectionWithin,
  latencyLowerBound,
  latencyOfPhase,
  latencyRange,
  meanLatency,
  rateIndependentDetection,
} from './latency.ts';
import { regionalDetection } from './regional-attack.ts';

/** Every statement of the subject. */
export const DETECTION_LATENCY: readonly AnyBinding[] = [
  latencyOfPhase,
  latencyRange,
  meanLatency,
  detectionWithin,
  rateIndependentDetection,
  latencyLowerBound,
  regionalDetection,
];
