#!/usr/bin/env bash
# A copy of all users that keeps itself up to date: everything once, then only what changed.
. "$(dirname "$0")/graph.sh"

# LINK: reads a round to its end; ids into changed and removed, the next link into delta.
round() {
  local link=$1 page
  changed= removed=
  while [ -n "$link" ]; do
    page=$(graph GET "$link")
    removed+=" $({ grep -o '{[^{}]*"@removed":{[^{}]*}[^{}]*}' <<< "$page" || true; } | texts id | paste -sd ' ')"
    changed+=" $(sed 's/{[^{}]*"@removed":{[^{}]*}[^{}]*}//g' <<< "$page" | texts id | paste -sd ' ')"
    link=$(text @odata.nextLink <<< "$page" || true)
  done
  delta=$(text @odata.deltaLink <<< "$page")
}

kept=$(new_user "kept$run" "Kept")
gone=$(new_user "gone$run" "Gone")
round '/users/delta?$select=displayName,jobTitle'
grep -q "$kept" <<< "$changed" && grep -q "$gone" <<< "$changed"

graph PATCH "/users/$kept" '{"jobTitle": "Promoted"}'
graph DELETE "/users/$gone"
late=$(new_user "late$run" "Late")
round "$delta"
grep -q "$kept" <<< "$changed" && grep -q "$late" <<< "$changed" && grep -q "$gone" <<< "$removed"

round "$delta"
grep -q "$kept\|$late\|$gone" <<< "$changed $removed" && { echo "told twice" >&2; exit 1; }
echo "followed: created, changed and removed users, each once"
