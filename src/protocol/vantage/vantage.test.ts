import { expect, test } from 'vitest';
import type { BfdSequence, Epoch, TickInstant, Vantage } from '../../../spec/language/notation.ts';
import { type RuleChoice, wrong } from '../../../spec/rules/catalogue.ts';
import { createTelemetryCrypto } from '../../crypto/create-telemetry-crypto.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { VantageAgent } from './vantage.ts';

function started(choice: RuleChoice): { send(): string; readonly agent: VantageAgent } {
  const revision = withRules(loadRevision('draft-00'), [choice]);
  const agent = new VantageAgent(0 as Vantage, createTelemetryCrypto(revision, 'ideal'), revision.rules);
  agent.start(10 as BfdSequence, 0 as Epoch);
  const send = (): string => {
    const { counter } = agent.emitSnapshot(9 as TickInstant);
    return `${counter} ${agent.emitPush().sequence}`;
  };
  return { agent, send };
}

const TWO_AT_ONCE = wrong('vantage-restart', 'two-at-once');

test.each([
  ['continued', ['6 16', '7 17', '8 18']],
  ['anew', ['0 10', '1 11', '2 12']],
  ['stored', ['4 14', '5 15', '6 16']],
  ['two-at-once', ['6 16', '6 16', '7 17']],
] as const)('after six packets and a restart, %s', (take, expected) => {
  const { agent, send } = started(wrong('vantage-restart', take));
  for (let sent = 0; sent < 6; sent++) send();
  agent.restart();
  expect([send(), send(), send()]).toEqual(expected);
});

test.each([4, 5])('%i packets of two processes that are passed over are sent by both in turn', (packets) => {
  const [passing, sending] = [started(TWO_AT_ONCE), started(TWO_AT_ONCE)];
  for (const { agent, send } of [passing, sending]) {
    send();
    agent.restart();
  }
  passing.agent.passOver(packets);
  for (let sent = 0; sent < packets; sent++) sending.send();
  expect([passing.send(), passing.send()]).toEqual([sending.send(), sending.send()]);
});

test.each([
  ['next', 1],
  ['skipping', 2],
  ['repeated', 0],
] as const)('the epoch after 0, %s, and its counter from the start', (take, expected) => {
  const { agent, send } = started(wrong('epoch-number', take));
  send();
  agent.enterNextEpoch();
  expect([agent.epoch, send()]).toEqual([expected, '0 11']);
});
