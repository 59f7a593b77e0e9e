#!/usr/bin/env bash
# A department moves from one product to another, each user in one step: nobody is without in between.
. "$(dirname "$0")/graph.sh"

for n in 1 2 3; do
  user=$(new_user "swap$n$run" "Swapped $n" "\"department\": \"Sales $run\"")
  graph POST "/users/$user/assignLicense" "{\"addLicenses\": [{\"skuId\": \"$SALES\"}], \"removeLicenses\": []}" > /dev/null
done

swap="{\"addLicenses\": [{\"skuId\": \"$SALES_PRO\"}], \"removeLicenses\": [\"$SALES\"]}"
for user in $(pages "/users?\$select=id&\$filter=department%20eq%20'Sales%20$run'" | texts id); do
  graph POST "/users/$user/assignLicense" "$swap" > /dev/null
done

moved=$(pages "/users?\$select=id&\$filter=department%20eq%20'Sales%20$run'%20and%20assignedLicenses/any(s:s/skuId%20eq%20$SALES_PRO)" | texts id | wc -l)
expect "$moved" 3 "the number of moved users"
echo "moved: $moved"
