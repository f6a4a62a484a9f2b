import { claimInVitest } from '../claim-in-vitest.fixture.ts';
import { volumeIndependentNic } from './broker-nic.ts';

claimInVitest({
  binding: volumeIndependentNic,
  sets: [
    [['flood'], 1],
    [['outside-traffic', 'nic-gate=open'], 1],
  ],
});
