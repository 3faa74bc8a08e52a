#!/usr/bin/env bash
# The lab: real browsers call real SIP servers and phones, in a network namespace where only loopback exists,
# so that nothing leaves this machine and no port is ever taken. `npm run test:lab`; more words go to Playwright.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "${LAB_INSIDE:-}" != yes ]; then
  bash e2e/lab/install.sh
  if [ ! -x node_modules/.bin/playwright ]; then
    echo 'The packages are missing. Run npm ci first.' >&2
    exit 1
  fi
  if ! unshare --net true; then
    echo 'A network namespace could not be made; a container needs CAP_SYS_ADMIN for it.' >&2
    exit 1
  fi
  LAB_INSIDE=yes exec unshare --net bash e2e/lab/run.sh "$@"
fi
ip link set lo up
# Firefox looks for a default route to learn its own address, and offers none without. This one leads nowhere else.
ip route add default dev lo src 127.0.0.1

lab=$PWD/e2e/lab
logs=$PWD/.lab
run=$(mktemp -d)
rm -rf "$logs"
mkdir -p "$logs/desk/heard" "$logs/echo-desk"
export LAB_DOMAIN=lab.sip.opentact.test LAB_RUN=$run LAB_KEY=$run/key.pem LAB_CERT=$run/cert.pem

pids=()
names=()
playwright=''
failed=yes

# start NAME COMMAND…: in the background, heard in .lab/NAME.log, and ended even if this script is killed outright
start() {
  local name=$1
  shift
  setpriv --pdeathsig TERM "$@" >"$logs/$name.log" 2>&1 </dev/null &
  pids+=($!)
  names+=("$name")
}

# ready NAME COMMAND…: waits until the command succeeds; gives up when NAME has ended, or after 20 s
ready() {
  local name=$1 tries=0 i
  shift
  until "$@" >/dev/null 2>&1; do
    for i in "${!names[@]}"; do
      if [ "${names[i]}" = "$name" ] && ! kill -0 "${pids[i]}" 2>/dev/null; then
        echo "$name ended before it was ready." >&2
        return 1
      fi
    done
    if [ $((tries += 1)) -gt 200 ]; then
      echo "$name was not ready in time." >&2
      return 1
    fi
    sleep 0.1
  done
}

end() { # SIGNAL PID: asks, waits up to 5 s, insists
  local tries
  kill "-$1" "$2" 2>/dev/null || return 0
  for ((tries = 0; tries < 50; tries++)); do
    kill -0 "$2" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$2" 2>/dev/null || true
}

stop() {
  local i
  trap '' INT TERM
  # Playwright closes its browsers when it is interrupted
  [ -z "$playwright" ] || end INT "$playwright"
  # before the others are stopped, which would only fill their logs with goodbyes
  if [ "$failed" = yes ]; then
    for i in "${!names[@]}"; do
      printf '\n--- the end of .lab/%s.log\n' "${names[i]}"
      tail -n 15 "$logs/${names[i]}.log"
    done >&2
  fi
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do end TERM "${pids[i]}"; done
  rm -rf "$run"
  # an interrupted run has no failed test in its report, and still did not pass
  node -e '
    const { existsSync, readFileSync } = require("node:fs")
    const [report, failed] = process.argv.slice(1)
    const { expected, unexpected } = existsSync(report) ? JSON.parse(readFileSync(report)).stats : { expected: 0, unexpected: 0 }
    console.log(`${expected} passed, ${failed === "yes" ? Math.max(unexpected, 1) : unexpected} failed`)' "$logs/report.json" "$failed"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

listens() { (: <>"/dev/tcp/127.0.0.1/$1"); }
pongs() {
  exec 9<>/dev/udp/127.0.0.1/2223
  printf '1_1 d7:command4:pinge' >&9
  timeout 0.5 head -c 20 <&9 | grep -q pong
}
registered() { grep -q '200 OK .* binding' "$logs/$1.log"; }

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout "$LAB_KEY" -out "$LAB_CERT" \
  -subj "/CN=$LAB_DOMAIN" -addext "subjectAltName=DNS:$LAB_DOMAIN,IP:127.0.0.1" 2>"$logs/openssl.log"

start rtpengine rtpengine --config-file=none --table=-1 --interface=127.0.0.1 --listen-ng=127.0.0.1:2223 \
  --port-min=30000 --port-max=31999 --num-threads=2 --foreground --log-stderr --log-level=5
start coturn turnserver -c "$lab/config/turnserver.conf" --pidfile "$run/turn.pid" --db "$run/turn.db"
ready rtpengine pongs
ready coturn listens 3478

mkdir "$run/kamailio"
start kamailio bash "$lab/kamailio.sh"
ready kamailio listens 8443

for phone in desk echo-desk; do
  start "$phone" env -C "$logs/$phone" baresip -f "$lab/config/$phone" -v
done
# a phone that got through with its password has also shown that the registrar works
for phone in desk echo-desk; do ready "$phone" registered "$phone"; done

# the page as it would be deployed: nothing is compiled or reloaded while the browsers are at it
node_modules/.bin/vite build --outDir "$run/page" --emptyOutDir --logLevel warn
start page env PORT=5173 node_modules/.bin/vite preview --outDir "$run/page" --host 127.0.0.1 --strictPort
ready page listens 5173

setpriv --pdeathsig INT node_modules/.bin/playwright test -c e2e/lab/playwright.config.ts "$@" </dev/null &
playwright=$!
# in the background, so that a signal to this script is heard at once and not only when the tests are over
if wait "$playwright"; then failed=no; else exit 1; fi
