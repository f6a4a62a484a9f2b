/** A campaign as an engine is told of it. */
export interface CampaignPlan {
  /** The version of this program, which every shard must have. */
  readonly version: string;
  /** Of `mvps-verify campaign`, without folder and shard. */
  readonly args: readonly string[];
  readonly shards: number;
  /** The folder below which each shard keeps its own, on storage that all of them see. */
  readonly dir: string;
  /** The image that has the program. */
  readonly image: string;
  /** Cores of each shard. */
  readonly workers: number;
}

/** How often a task that was lost, with its node or killed, is started again. A verdict never is. */
export const MOST_RETRIES = 3;
/** What is the same the next time: a verdict differs, bad input, inconclusive. */
export const FINAL_CODES: readonly number[] = [1, 2, 3];

/** The words of a command for a POSIX shell, each as it is. */
export function quoted(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

/** Where a shard keeps its blocks. */
export function shardFolder(dir: string, index: number | string): string {
  return `${dir}/shard-${index}`;
}
