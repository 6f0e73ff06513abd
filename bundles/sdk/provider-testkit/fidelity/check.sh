#!/bin/sh
# Starts the simulated cloud, installs the public client into a temporary folder, runs check.mjs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
module=$(dirname "$here")
work=$(mktemp -d)
: > "$work/cloud.log"
cloud=
finish() {
  if [ -n "$cloud" ]; then kill "$cloud" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT INT TERM

if [ ! -d "$module/target/classes" ]; then
  echo "Compile the module first: mvn -pl bundles/sdk/provider-testkit compile" >&2
  exit 2
fi
if [ -n "${TESTKIT_CLASSPATH:-}" ]; then
  printf '%s' "$TESTKIT_CLASSPATH" > "$work/classpath"
else
  mvn -q -f "$module/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath" \
    -Dmdep.includeScope=runtime
fi

cp "$here/package.json" "$here/check.mjs" "$work/"
(cd "$work" && npm install --silent --no-audit --no-fund --no-package-lock >/dev/null)

java -Xmx64m -cp "$module/target/classes:$(cat "$work/classpath")" \
  org.wellbundle.sdk.testkit.withings.WithingsCloudMain --port 0 > "$work/cloud.log" 2>&1 &
cloud=$!
tries=0
until grep -q ready "$work/cloud.log"; do
  tries=$((tries + 1))
  if [ "$tries" -gt 150 ]; then cat "$work/cloud.log" >&2; exit 1; fi
  sleep 0.1
done
base=$(sed -n 's/.*ready: //p' "$work/cloud.log")
cd "$work"
CLOUD="$base" node check.mjs
