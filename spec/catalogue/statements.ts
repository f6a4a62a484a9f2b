import * as latency from '../detection-latency/latency.ts';
import * as regionalAttack from '../detection-latency/regional-attack.ts';
import * as document from '../document/statements.ts';
import * as brokerLoad from '../joint-cost/broker-load.ts';
import * as jointCost from '../joint-cost/checks.ts';
import * as loadBudget from '../joint-cost/load-budget.ts';
import * as stageMetering from '../joint-cost/stage-metering.ts';
import * as wallClockCost from '../joint-cost/wall-clock-cost.ts';
import * as keySeparation from '../key-separation/check.ts';
import * as keyIndependence from '../key-separation/key-independence.ts';
import type { Statement, StatementId } from '../language/statement.ts';
import * as macInheritance from '../mac-inheritance/check.ts';
import * as macComposition from '../mac-inheritance/mac-composition.ts';
import * as parserBounds from '../mac-inheritance/parser-bounds.ts';
import * as brokerNic from '../nic-sizing/broker-nic.ts';
import * as nicSizing from '../nic-sizing/check.ts';
import * as nicBudget from '../nic-sizing/nic-budget.ts';
import * as nicMargin from '../nic-sizing/nic-margin.ts';
import * as acceptance from '../replay-coherence/acceptance.ts';
import * as boundedState from '../replay-coherence/bounded-state.ts';
import * as replayCoherence from '../replay-coherence/checks.ts';
import * as conditions from '../replay-coherence/conditions.ts';
import * as splitView from '../split-view/check.ts';
import * as coalition from '../split-view/coalition.ts';
import * as dualModeExtra from '../split-view/dual-mode-extra.ts';
import * as quorumProbability from '../split-view/quorum-probability.ts';
import * as splitDetection from '../split-view/split-detection.ts';
import * as verificationDos from '../verification-dos/checks.ts';
import * as floodBound from '../verification-dos/flood-bound.ts';
import * as floodReceipt from '../verification-dos/flood-receipt.ts';
import * as rateLimiter from '../verification-dos/rate-limiter.ts';
import * as volumeIndependence from '../volume-independence/check.ts';

/** The files that state something: each statement that one of them exports is known here. */
const STATED: readonly Readonly<Record<string, unknown>>[] = [
  latency,
  regionalAttack,
  document,
  brokerLoad,
  jointCost,
  loadBudget,
  stageMetering,
  wallClockCost,
  keySeparation,
  keyIndependence,
  macInheritance,
  macComposition,
  parserBounds,
  nicSizing,
  nicBudget,
  nicMargin,
  acceptance,
  replayCoherence,
  conditions,
  boundedState,
  splitView,
  coalition,
  dualModeExtra,
  quorumProbability,
  splitDetection,
  verificationDos,
  floodBound,
  floodReceipt,
  rateLimiter,
  brokerNic,
  volumeIndependence,
];

/** Every statement, by id. */
export const STATEMENTS: ReadonlyMap<StatementId, Statement<never>> = new Map(
  STATED.flatMap((exported) => Object.values(exported).flat())
    .filter(isStatement)
    .map((stated) => [stated.id, stated]),
);

/** Beside its statements a file exports what they observe, and how. */
function isStatement(exported: unknown): exported is Statement<never> {
  return typeof exported === 'object' && exported !== null && 'judgesOn' in exported;
}
