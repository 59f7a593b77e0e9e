#!/usr/bin/env bash
# Users in bulk, from the file that the Microsoft 365 admin center takes: first a rehearsal, then for real.
. "$(dirname "$0")/graph.sh"
admin=${GRAPH%/v1.0}/admin

cat > "$work/users.csv" << END
Username,First name,Last name,Display name,Job title,Department,Office number,Office phone,Mobile phone,Fax,Alternate email address,Address,City,State or province,ZIP or postal code,Country or region
bulk1$run@$domain,Mary,Jackson,Mary Jackson,Engineer,Aeronautics $run,1,,,,,,Hampton,VA,23666,United States
bulk2$run@$domain,Annie,Easley,"Easley, Annie",Scientist,Aeronautics $run,2,,,,,,Cleveland,OH,44135,United States
nobody,No,Domain,No Domain,,Aeronautics $run,,,,,,,,,,
END

# QUERY: imports the file and waits until the job has ended; the job.
import() {
  local job
  job=$(curl -sS --fail-with-body -H "@$work/headers" -H 'Content-Type: text/csv' --data-binary "@$work/users.csv" "$admin/imports?$1" | text id)
  while graph GET "$admin/imports/$job" | grep -q '"status":"\(notStarted\|running\)"'; do sleep 0.2; done
  graph GET "$admin/imports/$job"
}

rehearsal=$(import "usageLocation=US&assignedLicenses=$SALES&dryRun=true")
grep -q '"done":3,"failed":1' <<< "$rehearsal"
expect "$(pages "/users?\$select=id&\$filter=department%20eq%20'Aeronautics%20$run'" | texts id | wc -l)" 0 "the number of users a rehearsal makes"

job=$(import "usageLocation=US&assignedLicenses=$SALES")
graph GET "$admin/imports/$(text id <<< "$job")/failures" | grep -q '"line":4'
made=$(pages "/users?\$select=id&\$filter=department%20eq%20'Aeronautics%20$run'%20and%20assignedLicenses/any(s:s/skuId%20eq%20$SALES)" | texts id | wc -l)
expect "$made" 2 "the number of imported users with their licence"

# The whole tenant, a line an object.
graph GET "$admin/export" | grep -c "Aeronautics $run"
