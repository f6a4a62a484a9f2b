import type { AnyBinding } from '../../src/search/trial/binding.ts';
import { splitView } from './check.ts';
import { coalition } from './coalition.ts';
import { injectiveExtra } from './dual-mode-extra.ts';
import { quorumBound } from './quorum-probability.ts';
import { detects, hiddenLie, noFalseAlarm, oneBody } from './split-detection.ts';

/** Every statement of the subject. */
export const SPLIT_VIEW: readonly AnyBinding[] = [
  splitView,
  detects,
  oneBody,
  hiddenLie,
  noFalseAlarm,
  quorumBound,
  coalition,
  injectiveExtra,
];
