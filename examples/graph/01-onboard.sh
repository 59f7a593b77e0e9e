#!/usr/bin/env bash
# A new colleague: account, manager, licence, group.
. "$(dirname "$0")/graph.sh"

boss=$(new_user "boss$run" "Margaret Hamilton")
colleague=$(new_user "new$run" "Katherine Johnson" '"jobTitle": "Analyst", "department": "Flight"')
graph PUT "/users/$colleague/manager/\$ref" "$(reference "$boss")"
graph POST "/users/$colleague/assignLicense" "{\"addLicenses\": [{\"skuId\": \"$SALES\"}], \"removeLicenses\": []}" > /dev/null
team=$(new_group "Flight $run")
graph POST "/groups/$team/members/\$ref" "$(reference "$colleague")"

card=$(graph GET "/users/new$run@$domain?\$select=displayName,jobTitle,department,assignedLicenses")
expect "$(printf '%s' "$card" | text skuId)" "$SALES" "the licence"
expect "$(graph GET "/users/$colleague/manager" | text displayName)" "Margaret Hamilton" "the manager"
expect "$(graph GET "/users/$colleague/memberOf" | text id)" "$team" "the group"
printf '%s\n' "$card"
