import { type CampaignPlan, FINAL_CODES, MOST_RETRIES, quoted, shardFolder } from './campaign-plan.ts';

/**
 * A script that runs each shard as a process of this machine, and merges them. A process that is killed is started again;
 * one that ends with a verdict is not, and then nothing is merged.
 */
export function parallelScript({ version, args, shards, dir, workers }: CampaignPlan): string {
  const indices = Array.from({ length: shards }, (_, index) => index);
  const folders = indices.map((index) => shardFolder(dir, index));
  return `#!/bin/sh
# A campaign of mvps-verify ${version} in ${shards} shards, each a process of this machine.
# MVPS names the program where it is not on the PATH.
set -u
: "\${MVPS:=mvps-verify}"

# shard INDEX: runs one, and once more where it was killed.
shard() {
  for try in ${Array.from({ length: MOST_RETRIES + 1 }, (_, index) => index).join(' ')}; do
    $MVPS campaign ${quoted(args)} --workers ${workers} --dir ${quoted([dir])}/shard-"$1" --shard "$1/${shards}"
    code=$?
    case $code in 0 | ${FINAL_CODES.join(' | ')}) return $code ;; esac
    printf 'shard %s ended with %s in try %s\\n' "$1" "$code" "$try" >&2
  done
  return $code
}

mkdir -p ${quoted([dir])} || exit 2
${indices.map((index) => `shard ${index} & pid_${index}=$!`).join('\n')}
failed=0
${indices.map((index) => `wait "$pid_${index}" || failed=$?`).join('\n')}
[ "$failed" -eq 0 ] || exit "$failed"
exec $MVPS merge ${quoted(folders)} --json ${quoted([`${dir}/result.json`])}
`;
}
