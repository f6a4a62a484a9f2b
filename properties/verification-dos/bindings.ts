import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { rateLimitNecessity, verificationDos } from './checks.ts';
import {
  floodBound,
  floodReceipt,
  floodSlope,
  nearConstant,
  sublinear,
  withoutLimiter,
} from './flood-bound.ts';
import { rateLimiter } from './rate-limiter.ts';

/** Every statement of the subject. */
export const VERIFICATION_DOS: readonly AnyBinding[] = [
  verificationDos,
  rateLimitNecessity,
  floodBound,
  nearConstant,
  sublinear,
  floodSlope,
  withoutLimiter,
  floodReceipt,
  rateLimiter,
];
