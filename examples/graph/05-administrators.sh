#!/usr/bin/env bash
# Who holds an administrator role; one is given by each of Graph's two APIs, and taken away again.
. "$(dirname "$0")/graph.sh"
dynamics=44367163-eba1-44c3-98af-f5787879f96a   # Dynamics 365 Administrator

one=$(new_user "admin1$run" "First Administrator")
two=$(new_user "admin2$run" "Second Administrator")
# A role is named by its template, and activated by its first member.
graph POST "/directoryRoles/roleTemplateId=$dynamics/members/\$ref" "$(reference "$one")"
assignment=$(graph POST /roleManagement/directory/roleAssignments \
  "{\"roleDefinitionId\": \"$dynamics\", \"principalId\": \"$two\", \"directoryScopeId\": \"/\"}" | text id)

members=$(pages "/directoryRoles/roleTemplateId=$dynamics/members?\$select=id,displayName")
grep -q "$one" <<< "$members" && grep -q "$two" <<< "$members"
held=$(graph GET "/roleManagement/directory/roleAssignments?\$filter=principalId%20eq%20'$one'" | text roleDefinitionId)
expect "$held" "$dynamics" "the first administrator's role"

graph DELETE "/roleManagement/directory/roleAssignments/$assignment"
graph DELETE "/directoryRoles/roleTemplateId=$dynamics/members/$one/\$ref"
left=$(pages "/directoryRoles/roleTemplateId=$dynamics/members" | grep -c "$one\|$two" || true)
expect "$left" 0 "the number of our administrators left"
echo "given twice, taken twice"
