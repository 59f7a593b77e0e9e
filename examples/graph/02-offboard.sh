#!/usr/bin/env bash
# Somebody leaves: block, take licences and groups, delete; then the decision is taken back.
. "$(dirname "$0")/graph.sh"

leaver=$(new_user "leaver$run" "Alan Turing")
graph POST "/users/$leaver/assignLicense" "{\"addLicenses\": [{\"skuId\": \"$SALES\"}], \"removeLicenses\": []}" > /dev/null
team=$(new_group "Team $run")
graph POST "/groups/$team/members/\$ref" "$(reference "$leaver")"

graph PATCH "/users/$leaver" '{"accountEnabled": false}'
held=$(graph GET "/users/$leaver/licenseDetails" | texts skuId | sed 's/.*/"&"/' | paste -sd,)
graph POST "/users/$leaver/assignLicense" "{\"addLicenses\": [], \"removeLicenses\": [$held]}" > /dev/null
for group in $(graph GET "/users/$leaver/memberOf/microsoft.graph.group?\$count=true" "" 'ConsistencyLevel: eventual' | texts id); do
  graph DELETE "/groups/$group/members/$leaver/\$ref"
done
graph DELETE "/users/$leaver"
expect "$(graph GET "/directory/deletedItems/$leaver" | text displayName)" "Alan Turing" "the deleted user"

graph POST "/directory/deletedItems/$leaver/restore" > /dev/null
expect "$(graph GET "/users/$leaver" | text userPrincipalName)" "leaver$run@$domain" "the restored name"
echo "left, and came back without licences and groups"
