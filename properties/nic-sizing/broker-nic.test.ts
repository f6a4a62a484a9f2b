import { breaksInVitest } from '../breaking-sets.fixture.ts';
import { volumeIndependentNic } from './broker-nic.ts';

breaksInVitest({
  binding: volumeIndependentNic,
  sets: [
    [['flood'], 1],
    [['outside-traffic', 'nic-gate=open'], 1],
  ],
});
