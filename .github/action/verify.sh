#!/bin/sh
# What the action runs, in the folder of a user's job. Everything comes from the environment, so that no input is read as shell.
# Ends with what mvps-verify ends with, once the outputs are written.
set -u

: "${MVPS_REVISION:=draft-00}" "${MVPS_BUDGET:=}" "${MVPS_SINCE:=}" "${MVPS_ACCEPTED:=}" "${MVPS_CORPUS:=mvps-corpus}"
: "${MVPS_OUT:=mvps-results}" "${MVPS_VERSION:=}" "${GITHUB_OUTPUT:=/dev/null}"

case $MVPS_VERSION in
  '') ;;
  *.tgz | */*) npm install --no-save --no-audit --no-fund "$MVPS_VERSION" || exit 2 ;;
  *) npm install --no-save --no-audit --no-fund "mvps-verify@$MVPS_VERSION" || exit 2 ;;
esac

mkdir -p "$MVPS_OUT" "$MVPS_CORPUS" || exit 2

# Each option is there only where its input is.
set -- verify --revision "$MVPS_REVISION" --corpus "$MVPS_CORPUS" --quiet
[ -z "$MVPS_BUDGET" ] || set -- "$@" --budget "$MVPS_BUDGET"
[ -z "$MVPS_SINCE" ] || set -- "$@" --since "$MVPS_SINCE"
[ -z "$MVPS_ACCEPTED" ] || set -- "$@" --accepted "$MVPS_ACCEPTED"
set -- "$@" --reporter github --reporter "json:$MVPS_OUT/result.json" --reporter "junit:$MVPS_OUT/junit.xml" \
  --reporter "sarif:$MVPS_OUT/mvps.sarif" --reporter "markdown:$MVPS_OUT/report.md"

npx --no-install mvps-verify "$@" > "$MVPS_OUT/output.txt"
code=$?
cat "$MVPS_OUT/output.txt"

case $code in
  0) verdict=passed ;;
  1) verdict=failed ;;
  3) verdict=inconclusive ;;
  *) verdict=error ;;
esac
refuted=0
if [ -f "$MVPS_OUT/result.json" ]; then
  refuted=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).verdicts.filter((each) => each.verdict === "refuted").length' \
    "$MVPS_OUT/result.json") || refuted=0
fi
{
  printf 'verdict=%s\n' "$verdict"
  printf 'refuted=%s\n' "$refuted"
  printf 'counterexamples=%s\n' "$(find "$MVPS_CORPUS" -name '*.json' | wc -l | tr -d ' ')"
  printf 'replay=%s\n' "$(tail -n 1 "$MVPS_OUT/output.txt" | grep '^mvps-verify replay ' || true)"
} >> "$GITHUB_OUTPUT"
exit "$code"
