import type { Job } from 'kubernetes-types/batch/v1.js';
import type { PodSpec } from 'kubernetes-types/core/v1.js';
import { stringify } from 'yaml';
import { type CampaignPlan, FINAL_CODES, MOST_RETRIES, shardFolder } from './campaign-plan.ts';

const NAME = 'mvps-campaign';
const MOUNT = '/campaign';

/**
 * An Indexed Job with a task for each shard, and a suspended one that merges them. A task whose node is lost is started
 * again and does not count; one that ends with a verdict is not. Needs Kubernetes 1.29 or later.
 */
export function kubernetesManifest(plan: CampaignPlan): string {
  const { shards, image, workers, args } = plan;
  const run: Job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: NAME },
    spec: {
      completionMode: 'Indexed',
      completions: shards,
      parallelism: shards,
      backoffLimitPerIndex: MOST_RETRIES,
      maxFailedIndexes: 0,
      podFailurePolicy: {
        rules: [
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          { action: 'FailIndex', onExitCodes: { operator: 'In', values: [...FINAL_CODES] } },
        ],
      },
      template: {
        spec: podOf(plan, {
          // The shell puts the index of the task into the name of its folder, and nothing else.
          command: [
            'sh',
            '-c',
            'exec mvps-verify campaign --dir "$0/shard-$JOB_COMPLETION_INDEX" --shard auto "$@"',
            MOUNT,
          ],
          args: [...args, '--workers', String(workers)],
          env: [{ name: 'JOB_COMPLETIONS', value: String(shards) }],
        }),
      },
    },
  };
  const folders = Array.from({ length: shards }, (_, index) => shardFolder(MOUNT, index));
  const merge: Job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `${NAME}-merge` },
    spec: {
      suspend: true,
      backoffLimit: 0,
      template: {
        spec: podOf(plan, {
          command: ['mvps-verify', 'merge'],
          args: [...folders, '--json', `${MOUNT}/result.json`],
        }),
      },
    },
  };
  return `${[
    `# A campaign of mvps-verify ${plan.version} in ${shards} shards; the image is ${image}.`,
    `# It needs a PersistentVolumeClaim ${NAME} that all of its pods can write to (ReadWriteMany).`,
    '#   kubectl create -f campaign.yaml',
    `#   kubectl wait --for=condition=complete --timeout=24h job/${NAME}`,
    `#   kubectl patch job/${NAME}-merge --type=strategic --patch '{"spec":{"suspend":false}}'`,
  ].join('\n')}\n${stringify(run)}---\n${stringify(merge)}`;
}

type Command = Pick<PodSpec['containers'][number], 'command' | 'args' | 'env'>;

function podOf({ image, workers }: CampaignPlan, command: Command): PodSpec {
  return {
    restartPolicy: 'Never',
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 },
    containers: [
      {
        name: 'mvps-verify',
        image,
        ...command,
        resources: { requests: { cpu: String(workers), memory: '1Gi' }, limits: { memory: '4Gi' } },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [{ name: 'campaign', mountPath: MOUNT }],
      },
    ],
    volumes: [{ name: 'campaign', persistentVolumeClaim: { claimName: NAME } }],
  };
}
