import { expect, test } from 'vitest';
import { loadRevision } from '../../src/revision/load.ts';
import { breachOf } from '../language/statement.ts';
import { VOLUME_INDEPENDENT_NIC } from './broker-nic.ts';

const revision = loadRevision('draft-00');
const repaired = { ...revision, wordings: { 'D3/volume-independent': 'admitted-only' } };
const flooded = { telemetry: 20n, insiders: 8n, offered: 0n, taken: 28n };

test('the NIC takes in telemetry and nothing else, to the packet', () => {
  const quiet = { ...flooded, insiders: 0n, offered: 100n, taken: 20n };
  expect(breachOf(VOLUME_INDEPENDENT_NIC, quiet, revision)).toBeNull();
  for (const taken of [19n, 21n])
    expect(breachOf(VOLUME_INDEPENDENT_NIC, { ...quiet, taken }, revision)).toContain('expected 20 packets');
});

test('what insiders send counts where the claim is reworded', () => {
  expect(breachOf(VOLUME_INDEPENDENT_NIC, flooded, revision)).toContain('found 28');
  expect(breachOf(VOLUME_INDEPENDENT_NIC, flooded, repaired)).toBeNull();
  expect(breachOf(VOLUME_INDEPENDENT_NIC, { ...flooded, taken: 29n }, repaired)).not.toBeNull();
});
