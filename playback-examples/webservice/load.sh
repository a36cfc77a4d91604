#!/bin/sh
# Calls both endpoints of the running service with curl, eight requests at once. Fails unless each is answered with 200.
#   sh load.sh [requests] [service]
set -eu
requests=${1:-200}
service=${2:-http://127.0.0.1:8080}
# A page that is surely there: the service's own.
page=$service/index.html

number=0
while [ "$number" -lt "$requests" ]; do
  if [ $((number % 2)) -eq 0 ]; then
    echo "$service/content-length?url=$page"
  else
    echo "$service/first-characters?url=$page&count=$((5 + number % 97))"
  fi
  number=$((number + 1))
done | xargs -P 8 -n 1 curl -s -o /dev/null -w '%{http_code}\n' | sort | uniq -c | {
  failed=0
  while read -r count status; do
    echo "$count requests were answered with $status"
    [ "$status" = 200 ] && [ "$count" -eq "$requests" ] || failed=1
  done
  exit "$failed"
}
