#!/usr/bin/env bash
# A group that passes a licence on, with a group inside it.
. "$(dirname "$0")/graph.sh"

group=$(new_group "Sellers $run")
inner=$(new_group "Interns $run")
member=$(new_user "member$run" "Direct Member")
intern=$(new_user "intern$run" "Nested Member")
graph PATCH "/groups/$group" "{\"members@odata.bind\": [\"$GRAPH/directoryObjects/$member\", \"$GRAPH/directoryObjects/$inner\"]}"
graph POST "/groups/$inner/members/\$ref" "$(reference "$intern")"
expect "$(pages "/groups/$group/transitiveMembers?\$select=id" | texts id | wc -l)" 3 "the number of members, nested ones too"

graph POST "/groups/$group/assignLicense" "{\"addLicenses\": [{\"skuId\": \"$SALES\"}], \"removeLicenses\": []}" > /dev/null
states=$(graph GET "/users/$member?\$select=licenseAssignmentStates")
expect "$(text assignedByGroup <<< "$states")" "$group" "the group the licence comes from"
expect "$(text state <<< "$states")" Active "the licence's state"
expect "$(graph GET "/users/$intern?\$select=assignedLicenses" | texts skuId)" "" "the licence of a nested group's member"

graph DELETE "/groups/$group/members/$member/\$ref"
expect "$(graph GET "/users/$member?\$select=assignedLicenses" | texts skuId)" "" "the licence of who has left the group"
echo "passed on to direct members, and taken back"
