# What the scripts beside this file share: a token, requests, and reading answers. To be sourced.
#
# Set by the caller: GRAPH (the service root, such as http://127.0.0.1:8365/v1.0 or
# https://graph.microsoft.com/v1.0), LOGIN (the token endpoint's origin), TENANT, CLIENT_ID, CLIENT_SECRET.
set -euo pipefail
: "${GRAPH:=http://127.0.0.1:8365/v1.0}" "${LOGIN:=${GRAPH%/v1.0}}" "${TENANT:?}" "${CLIENT_ID:?}" "${CLIENT_SECRET:?}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Secrets and tokens travel in files and pipes: every user of a machine can read a process's arguments.
curl -sS --fail-with-body "$LOGIN/$TENANT/oauth2/v2.0/token" -d @- > "$work/token" << END
grant_type=client_credentials&client_id=$CLIENT_ID&client_secret=$CLIENT_SECRET&scope=https://graph.microsoft.com/.default
END
sed 's/.*"access_token":"\([^"]*\)".*/Authorization: Bearer \1/' "$work/token" > "$work/headers"

# METHOD PATH-OR-LINK [BODY [HEADER...]]: the answer's body; ends the script on an error, which goes to stderr.
graph() {
  local method=$1 url=$2 body=${3:-} status
  case $url in http*) ;; *) url=$GRAPH$url ;; esac
  shift $(($# < 3 ? $# : 3))
  local headers=()
  for header in "$@"; do headers+=(-H "$header"); done
  [ -z "$body" ] || headers+=(-H 'Content-Type: application/json' --data-binary @-)
  status=$(curl -sS -X "$method" -H "@$work/headers" "${headers[@]}" -o "$work/answer" -w '%{http_code}' "$url" <<< "$body")
  if [ "$status" -ge 400 ]; then
    printf '%s %s: %s %s\n' "$method" "$url" "$status" "$(cat "$work/answer")" >&2
    return 1
  fi
  cat "$work/answer"
}

# As graph GET, with ConsistencyLevel: eventual, which advanced queries need.
advanced() { graph GET "$1" "" 'ConsistencyLevel: eventual'; }

# NAME: the first text of this name in an answer.
text() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# NAME: every text of this name in an answer, a line each.
texts() { grep -o "\"$1\":\"[^\"]*\"" | cut -d '"' -f 4 || true; }

# PATH: every page of a collection, an answer a line.
pages() {
  local link=$1 page
  while [ -n "$link" ]; do
    page=$(graph GET "$link")
    printf '%s\n' "$page"
    link=$(printf '%s' "$page" | text @odata.nextLink || true)
  done
}

# ACTUAL EXPECTED WHAT: ends the script unless both are equal.
expect() {
  [ "$1" = "$2" ] || { printf 'expected %s to be "%s", not "%s"\n' "$3" "$2" "$1" >&2; exit 1; }
}

# The default domain of the tenant: user principal names end in it.
domain() { graph GET /organization | grep -o '{[^{}]*"isDefault":true[^{}]*}' | text name; }

# ALIAS DISPLAY-NAME [MORE-JSON]: a new user's id.
new_user() {
  graph POST /users "{\"accountEnabled\": true, \"displayName\": \"$2\", \"mailNickname\": \"$1\",
    \"userPrincipalName\": \"$1@$domain\", \"usageLocation\": \"PT\",
    \"passwordProfile\": {\"password\": \"Pw-$RANDOM-$(date +%N)-x\", \"forceChangePasswordNextSignIn\": true}${3:+, $3}}" | text id
}

# NAME: a new security group's id.
new_group() {
  graph POST /groups "{\"displayName\": \"$1\", \"mailEnabled\": false, \"securityEnabled\": true, \"mailNickname\": \"g$RANDOM$RANDOM\"}" | text id
}

reference() { printf '{"@odata.id": "%s/directoryObjects/%s"}' "$GRAPH" "$1"; }

domain=$(domain)
# Part of every name here, so that the scripts can be run again and beside each other.
run=$(date +%s)$RANDOM
SALES=1e1a282c-9c54-43a2-9310-98ef728faace       # Dynamics 365 Sales Enterprise
SALES_PRO=be9f9771-1c64-4618-9907-244325141096   # Dynamics 365 Sales Professional
FLOW_FREE=f30db892-07e9-47e9-837c-80727f46fd3d   # Power Automate Free, of which there are many
