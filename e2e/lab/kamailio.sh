#!/usr/bin/env bash
# Kamailio, and Kamailio again once a test that stopped it lets it back: it is away as long as $LAB_RUN/away is there.
# Its processes are a group of their own, led by the first, so that all of them can be frozen at once.
set -u

trap 'kill -CONT -- "-$pid"; kill -TERM "$pid"; wait "$pid"; exit' TERM

while :; do
  setpriv --pdeathsig TERM setsid kamailio -f "${0%/*}/config/kamailio.cfg" -DD -E -m 64 -M 8 \
    -Y "$LAB_RUN/kamailio" -P "$LAB_RUN/kamailio/pid" &
  pid=$!
  wait "$pid"
  # it has ended without being asked
  [ -e "$LAB_RUN/away" ] || exit 1
  while [ -e "$LAB_RUN/away" ]; do sleep 0.05; done
done
