import { type CampaignPlan, quoted, shardFolder } from './campaign-plan.ts';

/**
 * A script that submits an array job with a task for each shard, and the merge behind it. A task whose node is lost is
 * requeued by Slurm; one that ends with a verdict is not, and then nothing is merged.
 */
export function slurmScript({ version, args, shards, dir, workers }: CampaignPlan): string {
  const folders = Array.from({ length: shards }, (_, index) => shardFolder('"$DIR"', index)).join(' ');
  return `#!/bin/sh
# A campaign of mvps-verify ${version} in ${shards} shards, on storage that all nodes see. From a node that can submit:
#   sh campaign.sh [options of sbatch, such as --partition=long]
# MVPS names the program where it is not on the PATH of the nodes.
set -eu
: "\${MVPS:=mvps-verify}"
dir=${quoted([dir])}
mkdir -p "$dir"
shards=$(sbatch --parsable "$@" --job-name=mvps-campaign --array=0-${shards - 1} --cpus-per-task=${workers} --requeue \\
  --open-mode=append --output="$dir/shard-%a.log" --export=ALL,MVPS="$MVPS",DIR="$dir" <<'SHARD'
#!/bin/sh
exec $MVPS campaign ${quoted(args)} --workers ${workers} --dir "$DIR/shard-$SLURM_ARRAY_TASK_ID" --shard auto
SHARD
)
merge=$(sbatch --parsable "$@" --job-name=mvps-merge --dependency="afterok:$shards" --kill-on-invalid-dep=yes --requeue \\
  --open-mode=append --output="$dir/merge.log" --export=ALL,MVPS="$MVPS",DIR="$dir" <<'MERGE'
#!/bin/sh
exec $MVPS merge ${folders} --json "$DIR/result.json"
MERGE
)
printf 'shards: job %s\\nmerge:  job %s, result in %s/result.json\\n' "$shards" "$merge" "$dir"
`;
}
