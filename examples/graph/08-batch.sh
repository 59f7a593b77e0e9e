#!/usr/bin/env bash
# Many requests in one: users are created and licensed, each licence after its user.
. "$(dirname "$0")/graph.sh"

steps=
for n in 1 2 3 4 5 6 7 8 9 10; do
  steps+="${steps:+,}{\"id\": \"user$n\", \"method\": \"POST\", \"url\": \"/users\", \"headers\": {\"Content-Type\": \"application/json\"},
    \"body\": {\"accountEnabled\": true, \"displayName\": \"Batch $n\", \"mailNickname\": \"batch$n\", \"usageLocation\": \"PT\",
      \"userPrincipalName\": \"batch$n.$run@$domain\", \"passwordProfile\": {\"password\": \"Pw-$RANDOM-$run-x\"}}},
   {\"id\": \"license$n\", \"method\": \"POST\", \"url\": \"/users/batch$n.$run@$domain/assignLicense\", \"dependsOn\": [\"user$n\"],
    \"headers\": {\"Content-Type\": \"application/json\"}, \"body\": {\"addLicenses\": [{\"skuId\": \"$FLOW_FREE\"}], \"removeLicenses\": []}}"
done
answers=$(graph POST '/$batch' "{\"requests\": [$steps]}")
expect "$(grep -o '"status":201' <<< "$answers" | wc -l)" 10 "the number of users created"
expect "$(grep -o '"status":200' <<< "$answers" | wc -l)" 10 "the number of licences given"

# Where a step fails, those that depend on it are not tried.
answers=$(graph POST '/$batch' '{"requests": [
  {"id": "1", "method": "GET", "url": "/users/nobody@example.com"},
  {"id": "2", "method": "GET", "url": "/organization", "dependsOn": ["1"]}]}')
grep -q '"status":404' <<< "$answers" && grep -q '"status":424' <<< "$answers"
echo "20 steps in one request"
