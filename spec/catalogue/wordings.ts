import {
  DETECTION_WITHIN,
  LATENCY_OF_PHASE,
  LATENCY_RANGE,
  LOWER_BOUND,
  MEAN_LATENCY,
} from '../detection-latency/latency.ts';
import { EXACT_AT_EVERY_TICK, EXACT_COST } from '../joint-cost/broker-load.ts';
import { PATH_DECOMPOSITION } from '../joint-cost/checks.ts';
import {
  CPU_BUDGET,
  CPU_BUDGET_AT_EVERY_TICK,
  INDEPENDENT_OF_INSIDERS,
  NIC_BUDGET_OF_JOINT,
  VOLUME_INDEPENDENT,
} from '../joint-cost/load-budget.ts';
import { EXACT_IN_EACH_SECOND } from '../joint-cost/wall-clock-cost.ts';
import { type Statement, sentenceIn } from '../language/statement.ts';
import { wordingsFrom } from '../language/wording.ts';
import { VOLUME_INDEPENDENT_NIC } from '../nic-sizing/broker-nic.ts';
import { NIC_ANY_WINDOW, NIC_BUDGET, NIC_FIVE, NIC_INDEPENDENT } from '../nic-sizing/nic-budget.ts';
import { ACCEPTS_HONEST, REJECTS_STALE } from '../replay-coherence/acceptance.ts';
import { EPOCH_BOUNDARY, JOINT_ACCEPTANCE } from '../replay-coherence/checks.ts';
import { CONDITIONS_INDEPENDENT, HONEST_STEP } from '../replay-coherence/conditions.ts';
import { HIDDEN_LIE } from '../split-view/split-detection.ts';
import {
  FLOOD_BOUND,
  FLOOD_SLOPE,
  NEAR_CONSTANT,
  SUBLINEAR,
  WITHOUT_LIMITER,
} from '../verification-dos/flood-bound.ts';
import { FLOOD_RECEIPT } from '../verification-dos/flood-receipt.ts';

/** Every statement whose laws have side conditions. */
export const WORDED: readonly Statement<never>[] = [
  JOINT_ACCEPTANCE,
  EPOCH_BOUNDARY,
  ACCEPTS_HONEST,
  REJECTS_STALE,
  CONDITIONS_INDEPENDENT,
  HONEST_STEP,
  FLOOD_BOUND,
  NEAR_CONSTANT,
  SUBLINEAR,
  FLOOD_SLOPE,
  WITHOUT_LIMITER,
  FLOOD_RECEIPT,
  NIC_BUDGET,
  NIC_ANY_WINDOW,
  NIC_FIVE,
  NIC_INDEPENDENT,
  VOLUME_INDEPENDENT_NIC,
  LATENCY_OF_PHASE,
  LATENCY_RANGE,
  MEAN_LATENCY,
  DETECTION_WITHIN,
  LOWER_BOUND,
  PATH_DECOMPOSITION,
  EXACT_COST,
  EXACT_AT_EVERY_TICK,
  EXACT_IN_EACH_SECOND,
  CPU_BUDGET,
  CPU_BUDGET_AT_EVERY_TICK,
  NIC_BUDGET_OF_JOINT,
  INDEPENDENT_OF_INSIDERS,
  VOLUME_INDEPENDENT,
  HIDDEN_LIE,
];

/**
 * Statements that can be worded otherwise than the draft prints them: by id, each wording as one sentence. A revision
 * takes one of them; without an entry it is `printed`. A wording of several side conditions names them joined by +, so
 * that each can be left out.
 */
export const WORDINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(WORDED.map((worded) => [worded.id, sentencesOf(worded)])),
};

function sentencesOf(worded: Statement<never>): Readonly<Record<string, string>> {
  const wordings = wordingsFrom(worded.sideConditions);
  return Object.fromEntries(wordings.map((wording) => [wording, sentenceIn(worded, wording)]));
}
