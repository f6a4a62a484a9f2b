import { InputError } from '../input/input-error.ts';
import type { Shard } from '../search/block/shard.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where an engine says which of its tasks this is. */
interface Engine {
  readonly name: string;
  /** The variable that shows that it is this engine. */
  readonly shown: string;
  read(number: (variable: string, least: number) => number): Shard;
}

const ENGINES: readonly Engine[] = [
  {
    name: 'an Indexed Job of Kubernetes',
    shown: 'JOB_COMPLETION_INDEX',
    // Kubernetes gives the index alone: the manifest gives the count.
    read: (number) => ({ index: number('JOB_COMPLETION_INDEX', 0), of: number('JOB_COMPLETIONS', 1) }),
  },
  {
    name: 'an array job of Slurm',
    shown: 'SLURM_ARRAY_TASK_ID',
    read: (number) => {
      const first = number('SLURM_ARRAY_TASK_MIN', 0);
      const step = number('SLURM_ARRAY_TASK_STEP', 1);
      return {
        index: (number('SLURM_ARRAY_TASK_ID', 0) - first) / step,
        of: number('SLURM_ARRAY_TASK_COUNT', 1),
      };
    },
  },
  {
    name: 'a matrix, or whatever sets both variables',
    shown: 'MVPS_SHARD_INDEX',
    read: (number) => ({ index: number('MVPS_SHARD_INDEX', 0), of: number('MVPS_SHARD_COUNT', 1) }),
  },
];

/**
 * The shard that the engine around this process gives it. Throws an InputError where no engine does or more than one, and
 * where what it says makes no shard.
 */
export function shardHere(env: Environment): Shard {
  const here = ENGINES.filter(({ shown }) => (env[shown] ?? '') !== '');
  const [engine, other] = here;
  if (engine === undefined)
    throw refusal('none of its variables', `one of ${ENGINES.map(({ shown }) => shown).join(', ')}`);
  if (other !== undefined) throw refusal(`${engine.shown} and ${other.shown}`, 'those of one engine');
  const shard = engine.read((variable, least) => numberIn(env, variable, least, engine.name));
  if (Number.isInteger(shard.index) && shard.index >= 0 && shard.index < shard.of) return shard;
  throw refusal(`task ${shard.index} of ${shard.of}`, `a task from 0 to ${shard.of - 1} of ${engine.name}`);
}

function numberIn(env: Environment, variable: string, least: number, engine: string): number {
  const text = env[variable] ?? '';
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= least) return value;
  throw refusal(`${variable}="${text}"`, `a number from ${least} on, of ${engine}`);
}

function refusal(found: string, expected: string): InputError {
  return new InputError([`--shard auto: found ${found}, expected ${expected}`]);
}
