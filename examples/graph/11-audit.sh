#!/usr/bin/env bash
# Who changed a user, when, and what from and to.
. "$(dirname "$0")/graph.sh"

user=$(new_user "audited$run" "Audited" '"jobTitle": "Before"')
graph PATCH "/users/$user" '{"jobTitle": "After"}' 'client-request-id: 5ca1ab1e-0000-4000-8000-000000000011'
graph DELETE "/users/$user"

trail=$(graph GET "/auditLogs/directoryAudits?\$filter=targetResources/any(t:t/id%20eq%20'$user')")
expect "$(texts activityDisplayName <<< "$trail" | paste -sd ,)" "Delete user,Update user,Add user" "what happened, newest first"
expect "$(texts correlationId <<< "$trail" | sed -n 2p)" 5ca1ab1e-0000-4000-8000-000000000011 "the request that changed the title"
grep -q 'Before' <<< "$trail" && grep -q 'After' <<< "$trail"
expect "$(text appId <<< "$trail")" "$CLIENT_ID" "who did it"
texts activityDisplayName <<< "$trail"
