import { stringify } from 'yaml';
import { type CampaignPlan, quoted, shardFolder } from './campaign-plan.ts';

/** A workflow with a job for each shard, and one that merges them and fails by what that comes to. */
export function githubWorkflow({ version, args, shards, dir, workers }: CampaignPlan): string {
  const indices = Array.from({ length: shards }, (_, index) => index);
  const setup = [
    { uses: 'actions/checkout@v4' },
    { uses: 'actions/setup-node@v4', with: { 'node-version': 22 } },
    { run: `npm install --no-save mvps-verify@${version}` },
  ];
  const shard = [
    'npx mvps-verify campaign',
    quoted(args),
    `--workers ${workers} --dir ${quoted([dir])}/shard-${expression('matrix.shard')} --shard auto`,
  ];
  const workflow = {
    name: 'mvps-verify campaign',
    on: { workflow_dispatch: {}, schedule: [{ cron: '17 3 * * *' }] },
    permissions: { contents: 'read' },
    jobs: {
      shard: {
        'runs-on': 'ubuntu-latest',
        strategy: { 'fail-fast': false, matrix: { shard: indices } },
        env: {
          MVPS_SHARD_INDEX: expression('strategy.job-index'),
          MVPS_SHARD_COUNT: expression('strategy.job-total'),
        },
        steps: [
          ...setup,
          { run: shard.filter((part) => part !== '').join(' ') },
          {
            uses: 'actions/upload-artifact@v4',
            with: {
              name: `shard-${expression('matrix.shard')}`,
              path: `${dir}/shard-${expression('matrix.shard')}`,
              'if-no-files-found': 'error',
            },
          },
        ],
      },
      merge: {
        needs: 'shard',
        'runs-on': 'ubuntu-latest',
        steps: [
          ...setup,
          { uses: 'actions/download-artifact@v4', with: { path: dir } },
          {
            run: `npx mvps-verify merge ${quoted(indices.map((index) => shardFolder(dir, index)))} --json result.json`,
          },
          {
            if: 'always()',
            uses: 'actions/upload-artifact@v4',
            with: { name: 'result', path: 'result.json' },
          },
        ],
      },
    },
  };
  return stringify(workflow, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** What GitHub puts a value in the place of. */
function expression(text: string): string {
  return `\${{ ${text} }}`;
}
