import type { Revision } from '../../../spec/language/revision.ts';
import {
  pairsOfQuorums,
  type QuorumProbabilityObservation,
} from '../../../spec/split-view/quorum-probability.ts';
import { playDescribed } from '../../search/case/play.ts';
import { bindingOf } from './played-case.ts';

/** The share of pairs of quorums, q out of w honest witnesses each, that detect a split view, as the core counts them. */
export function detectedIn(revision: Revision, w: number, q: number): number {
  const { scenario, level } = bindingOf('T-COMP-SPLIT/quorum-bound');
  const world = playDescribed(scenario(revision), level, { setting: { w, q, f: 0 }, steps: [] });
  const { detected } = world.observe() as QuorumProbabilityObservation;
  return detected / pairsOfQuorums({ w, q });
}
