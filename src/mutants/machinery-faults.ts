import { GENERATING } from './generator-faults.ts';
import type { MachineryFault } from './machinery-fault.ts';

const DRAW = 'src/search/case/draw.ts';
const RANDOM = 'src/search/case/random.ts';
const PLAY = 'src/search/case/play.ts';
const BLOCK = 'src/search/block/block.ts';
const SEQUENCE = 'src/search/block/block-sequence.ts';
const PROPERTY = 'src/search/trial/as-property.ts';
const TRIAL = 'src/search/trial/trial.ts';
const REACH = 'src/search/measure/reach-test.ts';

/** One in fifty, by turns. */
const EVERY_50TH = '(globalThis.turn = (globalThis.turn ?? 0) + 1) % 50 === 0';

/** What drawing gets wrong. */
const DRAWING: readonly MachineryFault[] = [
  {
    fault: 'the edges of a domain are not drawn more often',
    file: DRAW,
    change: ['lot < (even ? 1 : 4)', 'lot < 0'],
  },
  {
    fault: 'the last value of a domain is never drawn',
    file: RANDOM,
    change: ['* bound * 2 ** -32', '* Math.max(1, bound - 1) * 2 ** -32'],
  },
  {
    fault: 'no case is longer than half of what it may be',
    file: DRAW,
    change: ['draws.below(max - min + 1)', 'draws.below((max - min + 1) >> 1)'],
  },
  {
    fault: 'the second argument of a step is always the simplest',
    file: DRAW,
    change: ['.word(draws, spread);', '.word(draws, spread) * (index === 1 ? 0 : 1);'],
  },
  {
    fault: 'a case has steps of one kind only',
    file: DRAW,
    change: ['draws.below(5) >= stickiness', 'draws.below(5) < 0'],
  },
  {
    fault: 'no case takes an alternative of an open rule',
    file: DRAW,
    change: ['let picks = draws.below(MOST_PICKS + 1)', 'let picks = 0'],
  },
  {
    fault: 'the adversary takes no step',
    file: DRAW,
    change: ['choice === null || grants.includes(choice)', 'choice === null'],
  },
  {
    fault: 'the last kind of step is never drawn',
    file: DRAW,
    change: ['if (!everything && draws.oneIn(2)) continue;', 'if (kind === this.#allowed.at(-1)) continue;'],
  },
  {
    fault: 'the stream does not move on: every case of a block is the same',
    file: RANDOM,
    change: ['    this.#case++;\n', ''],
  },
  {
    fault: 'every block has the same cases',
    file: 'src/search/case/address.ts',
    change: ['check, streamVersion, block]', 'check, streamVersion, 0]'],
  },
];

/** What playing gets wrong. */
const PLAYING: readonly MachineryFault[] = [
  {
    fault: 'a step of the adversary does nothing',
    file: PLAY,
    change: [
      '    kind.run(world, a, b, c, d);\n    trace',
      '    if (kind.choice === null) kind.run(world, a, b, c, d);\n    trace',
    ],
  },
  {
    fault: 'a case ends at its first step that can do nothing',
    file: PLAY,
    change: [
      'if (a < 0 || b < 0 || c < 0 || d < 0) continue;',
      'if (a < 0 || b < 0 || c < 0 || d < 0) return;',
    ],
  },
  {
    fault: 'a world is not opened anew: a case starts where the one before ended',
    file: PLAY,
    change: [
      '  world.open(settingOf(scenario, script));\n  const { steps }',
      '  if (script.length < 30) world.open(settingOf(scenario, script));\n  const { steps }',
    ],
  },
  {
    fault: 'what is played on real bytes is played on the symbolic level',
    file: TRIAL,
    change: ['createWorld(this.level)', "createWorld('ideal')"],
  },
  {
    fault: 'no mutant is planted',
    file: TRIAL,
    change: ['this.#base = withRules(base, planted)', 'this.#base = withRules(base, [])'],
  },
  {
    fault: 'a mutant is searched where the statement without it was',
    file: 'src/search/run/task.ts',
    change: ['const key = JSON.stringify(name);', 'const key = name.check + name.side;'],
  },
  {
    fault: 'a case is lost where an alternative is picked',
    file: TRIAL,
    change: ['const key = this.#rules.keyOf(script, this.#ownSetting);', 'const key = 0;'],
  },
];

/** What judging and counting get wrong. */
const JUDGING: readonly MachineryFault[] = [
  {
    fault: 'no case violates anything',
    file: PROPERTY,
    change: ["violation === null ? 'held'", "violation !== undefined ? 'held'"],
  },
  {
    fault: 'one case in fifty is not judged',
    file: TRIAL,
    change: [
      'return violationOf(this.binding.statement, observation, this.revision) ?? this.#disagreement(script);',
      `return ${EVERY_50TH} ? null : violationOf(this.binding.statement, observation, this.revision) ?? this.#disagreement(script);`,
    ],
  },
  {
    fault: 'one case in fifty is dropped',
    file: PROPERTY,
    change: [
      '    const violation = trial.violation(script, observation);\n    listener',
      `    if (${EVERY_50TH}) return 'held';\n    const violation = trial.violation(script, observation);\n    listener`,
    ],
  },
  {
    fault: 'one case in fifty is counted and not run',
    file: BLOCK,
    change: ['numRuns: cases,', 'numRuns: Math.ceil(0.98 * cases),'],
  },
  {
    fault: 'the premise is not looked at',
    file: PROPERTY,
    change: ['!trial.binding.isRelevant(observation)', 'observation === undefined'],
  },
  {
    fault: 'no disagreement of the two levels is seen',
    file: TRIAL,
    change: ['if (beside === undefined) return null;', 'if (beside !== null) return null;'],
  },
  {
    fault: 'every case counts as of every kind',
    file: BLOCK,
    change: ['if (!reach[row]?.when(observation, revision)) continue;', 'if (row < 0) continue;'],
  },
  {
    fault: 'cases without the premise are not counted',
    file: BLOCK,
    change: ['  onNotMet(): void {\n    this.discarded++;', '  onNotMet(): void {'],
  },
  {
    fault: 'a case that fails is lost where it is the last of its block',
    file: BLOCK,
    change: [
      'if (counterexample === null) return null;',
      'if (counterexample === null || listener.cases === cases) return null;',
    ],
  },
  {
    fault: 'the last case of a space is left out',
    file: BLOCK,
    change: ['Math.min(space.size, start + cases))', 'Math.min(space.size - 1, start + cases))'],
  },
  {
    fault: 'a mutant that survives is reported as killed',
    file: 'src/search/run/caught-by.ts',
    change: ['failing === null ? null : cases', 'failing === undefined ? null : cases'],
  },
];

/** What merging and measuring get wrong. */
const MERGING: readonly MachineryFault[] = [
  {
    fault: 'cases are counted twice',
    file: SEQUENCE,
    change: ['this.#cases += result.cases;', 'this.#cases += 2 * result.cases;'],
  },
  {
    fault: 'of the kinds only the last block counts',
    file: SEQUENCE,
    change: ['(this.#reached[row] ?? 0) + count', 'count'],
  },
  {
    fault: 'one block in seven is not merged',
    file: SEQUENCE,
    change: [
      '  #merge(result: BlockResult): void {\n',
      '  #merge(result: BlockResult): void {\n    if (this.#merged % 7 === 0) return;\n',
    ],
  },
  {
    fault: 'blocks are merged as they come in',
    file: SEQUENCE,
    change: [
      'this.#waiting.set(turnOf(block, this.#shard), result);',
      'if (block >= 0) {\n      this.#merged++;\n      if (this.#failing === null) this.#merge(result);\n      return;\n    }',
    ],
  },
  {
    fault: 'what fails is lost when blocks are merged',
    file: SEQUENCE,
    change: ['this.#failing = result.failing;', 'this.#failing = null;'],
  },
  {
    fault: 'no kind of case is ever found missing',
    file: REACH,
    change: ["else if (this.#isWon(this.#bets.below, count, cases)) this.#decide('starved', cases);", ''],
  },
  {
    fault: 'a kind of which there are too few is reached',
    file: REACH,
    change: ["const TOLERANCE = '0.9'", "const TOLERANCE = '0.4'"],
  },
  {
    fault: 'like cases are counted as different ones',
    file: 'src/search/measure/distinct.ts',
    change: ['different === 0 || next !== merged[different - 1]', 'different >= 0'],
  },
];

/** What shrinking gets wrong. */
const SHRINKING: readonly MachineryFault[] = [
  {
    fault: 'a failing case is not shrunk',
    file: TRIAL,
    change: [
      'return outcome.counterexample?.[0] ?? script;',
      'return outcome.counterexample === undefined ? [] : script;',
    ],
  },
  {
    fault: 'a case is shrunk to one that holds',
    file: TRIAL,
    change: [
      "keeps(simpler) ? { violated: 'still' } : 'held'",
      "keeps(simpler) || simpler.length > 0 ? { violated: 'still' } : 'held'",
    ],
  },
];

/** At least thirty faults that the run itself must notice. */
export const MACHINERY_FAULTS: readonly MachineryFault[] = [
  ...DRAWING,
  ...PLAYING,
  ...JUDGING,
  ...MERGING,
  ...SHRINKING,
  ...GENERATING,
];
