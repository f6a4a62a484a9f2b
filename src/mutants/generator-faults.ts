import type { MachineryFault } from './machinery-fault.ts';

const REPLAY = 'generators/replay-coherence/steps.ts';
const SPLIT = 'generators/split-view/steps.ts';
const FLOOD = 'generators/verification-dos/world.ts';

/** What the generators of a subject get wrong. */
export const GENERATING: readonly MachineryFault[] = [
  {
    fault: 'a replay does nothing',
    file: REPLAY,
    change: [
      "      choice: 'replay',\n      weight: 4,\n      args: [accepted],\n      run: (world, copy) => world.replay(copy),",
      "      choice: 'replay',\n      weight: 4,\n      args: [accepted],\n      run: () => {},",
    ],
  },
  {
    fault: 'a broker that restarts goes on',
    file: REPLAY,
    change: ['run: (world) => world.restart(),', 'run: () => {},'],
  },
  {
    fault: 'no vantage enters another epoch',
    file: REPLAY,
    change: ['run: (world, v) => world.enterNextEpoch(v),', 'run: () => {},'],
  },
  {
    fault: 'no witness is corrupted',
    file: SPLIT,
    change: ['run: (world, w) => world.corrupt(w),', 'run: () => {},'],
  },
  {
    fault: 'one view is published and never another',
    file: SPLIT,
    change: [
      'run: (world, c, w) => world.publishElsewhere(c, w),',
      'run: (world, c, w) => world.publish(c, w),',
    ],
  },
  {
    fault: 'insiders that flood send as much as others',
    file: FLOOD,
    change: [
      "this.#send('flood', floodOf(this.F, this.#split), ticks);",
      "this.#send('flood', NATURAL, ticks);",
    ],
  },
  {
    fault: 'no halves are joined',
    file: REPLAY,
    change: ['run: (world, cwt, bfd) => world.join(cwt, bfd),', 'run: () => {},'],
  },
];
