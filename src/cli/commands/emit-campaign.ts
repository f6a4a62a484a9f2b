import { loadAny } from '../../draft/reading/load-any.ts';
import type { CampaignPlan } from '../../engines/campaign-plan.ts';
import { githubWorkflow } from '../../engines/github.ts';
import { kubernetesManifest } from '../../engines/kubernetes.ts';
import { parallelScript } from '../../engines/parallel.ts';
import { slurmScript } from '../../engines/slurm.ts';
import { InputError } from '../../input/input-error.ts';
import type { CommandContext } from '../terminal/command-context.ts';
import { DEFAULT_REVISION } from '../terminal/options.ts';
import type { CampaignOptions } from './campaign.ts';

const MANIFESTS = {
  kubernetes: kubernetesManifest,
  slurm: slurmScript,
  github: githubWorkflow,
  parallel: parallelScript,
} as const satisfies Readonly<Record<string, (plan: CampaignPlan) => string>>;

export const ENGINES = Object.keys(MANIFESTS) as readonly (keyof typeof MANIFESTS)[];

export interface EmitOptions {
  readonly emit?: keyof typeof MANIFESTS;
  readonly shards: number;
  readonly image?: string;
}

/** Prints what runs a campaign on an engine, with the arguments that were given. Throws an InputError. */
export function emitCampaign(options: CampaignOptions & EmitOptions, context: CommandContext): void {
  const { emit = 'parallel', shards, dir, workers = 1, image = `mvps-verify:${context.version}` } = options;
  for (const name of ['shard', 'json', 'maximise'] as const) {
    if (options[name] !== undefined)
      throw new InputError([
        `--emit: found --${name}, expected none: shards are numbered by the engine, and merge makes the result`,
      ]);
  }
  // What no shard could load is not worth a manifest.
  loadAny(options.revision, context.folder);
  const plan = { version: context.version, args: argumentsOf(options), shards, dir, image, workers };
  context.stdout.write(MANIFESTS[emit](plan));
}

function argumentsOf({
  revision,
  check = [],
  cases,
  seed,
  reachError,
  accepted,
}: CampaignOptions): readonly string[] {
  return [
    ...(revision === DEFAULT_REVISION ? [] : ['--revision', revision]),
    ...check.flatMap((id) => ['--check', id]),
    ...['--cases', String(cases), '--seed', String(seed), '--reach-error', reachError],
    ...(accepted === undefined ? [] : ['--accepted', accepted]),
  ];
}
