import { expect, test } from 'vitest';
import type { BfdSequence, Epoch, TickInstant, Vantage } from '../../../spec/language/notation.ts';
import { type AlternativeOf, wrong } from '../../../spec/rules/catalogue.ts';
import { createTelemetryCrypto } from '../../crypto/create-telemetry-crypto.ts';
import { withRules } from '../../revision/build.ts';
import { loadRevision } from '../../revision/load.ts';
import { VantageAgent } from './vantage.ts';

function started(take: AlternativeOf<'vantage-restart'>): { send(): string; readonly agent: VantageAgent } {
  const revision = withRules(loadRevision('draft-00'), [wrong('vantage-restart', take)]);
  const agent = new VantageAgent(0 as Vantage, createTelemetryCrypto(revision, 'ideal'), revision.rules);
  agent.start(10 as BfdSequence, 0 as Epoch);
  const send = (): string => {
    const { counter } = agent.emitSnapshot(9 as TickInstant);
    return `${counter} ${agent.emitPush().sequence}`;
  };
  return { agent, send };
}

test.each([
  ['continued', ['6 16', '7 17', '8 18']],
  ['anew', ['0 10', '1 11', '2 12']],
  ['stored', ['4 14', '5 15', '6 16']],
  ['two-at-once', ['6 16', '6 16', '7 17']],
] as const)('after six packets and a restart, %s', (take, expected) => {
  const { agent, send } = started(take);
  for (let sent = 0; sent < 6; sent++) send();
  agent.restart();
  expect([send(), send(), send()]).toEqual(expected);
});

test.each([4, 5])('%i packets of two processes that are passed over are sent by both in turn', (packets) => {
  const [passing, sending] = [started('two-at-once'), started('two-at-once')];
  for (const { agent, send } of [passing, sending]) {
    send();
    agent.restart();
  }
  passing.agent.passOver(packets);
  for (let sent = 0; sent < packets; sent++) sending.send();
  expect([passing.send(), passing.send()]).toEqual([sending.send(), sending.send()]);
});
