#!/usr/bin/env bash
# Filters, search, order and counting, plain and advanced.
. "$(dirname "$0")/graph.sh"

for name in Ada Grace Katherine Dorothy; do
  new_user "${name,,}$run" "$name Find$run" "\"givenName\": \"$name\", \"city\": \"City $run\"" > /dev/null
done

here="city%20eq%20'City%20$run'"
found=$(graph GET "/users?\$select=givenName&\$filter=$here%20and%20startswith(givenName,'Ada')" | texts givenName)
expect "$found" Ada "who is found by a prefix"
# Not equal, and a filter together with an order, are advanced queries.
found=$(advanced "/users?\$count=true&\$select=givenName&\$orderby=displayName&\$filter=$here%20and%20givenName%20ne%20'Grace'" | texts givenName | paste -sd ' ')
expect "$found" "Ada Dorothy Katherine" "who is not Grace, in order"
found=$(advanced "/users?\$search=%22displayName:Find$run%22%20AND%20%22displayName:Kath%22&\$select=givenName" | texts givenName)
expect "$found" Katherine "who is found by a search"
expect "$(advanced "/users/\$count?\$filter=$here")" 4 "the number of all"

refused=$(graph GET "/users?\$filter=givenName%20ne%20'Grace'" 2>&1 || true)
grep -q Request_UnsupportedQuery <<< "$refused"
echo "found"
