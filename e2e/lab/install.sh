#!/usr/bin/env bash
# Installs what the lab needs from Debian's own packages; quick when all of it is there.
set -euo pipefail

packages=(
  chromium firefox-esr
  kamailio kamailio-websocket-modules kamailio-tls-modules kamailio-extra-modules
  rtpengine-daemon coturn baresip-core sip-tester
  openssl iproute2 ca-certificates tcpdump
)

if [ "$(id -u)" -ne 0 ]; then
  echo 'The lab needs root: it installs Debian packages and makes a network namespace. Run it as root.' >&2
  exit 1
fi
if ! command -v apt-get >/dev/null; then
  echo 'The lab installs Debian packages, and this system has no apt-get. Run it on Debian 12.' >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

# Debian starts a server as soon as it is installed, with settings of its own and open to all. Not here.
if [ ! -e /usr/sbin/policy-rc.d ]; then
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod +x /usr/sbin/policy-rc.d
fi

echo "Installing ${missing[*]}"
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
  tail -n 30 "$log" >&2
  echo "Debian packages could not be installed; the whole log is $log." >&2
  exit 1
fi
rm "$log"
