#!/usr/bin/env bash
# Who holds a licence and how many seats are left, over all pages.
. "$(dirname "$0")/graph.sh"

for n in 1 2 3; do
  user=$(new_user "report$n$run" "Reported $n")
  graph POST "/users/$user/assignLicense" "{\"addLicenses\": [{\"skuId\": \"$SALES\"}], \"removeLicenses\": []}" > /dev/null
done

echo "product,consumed,enabled"
graph GET /subscribedSkus | grep -o '"consumedUnits":[0-9]*\|"enabled":[0-9]*\|"skuPartNumber":"[^"]*"' | cut -d: -f 2 | tr -d '"' | paste -sd ',,\n'

holders=$(pages "/users?\$select=userPrincipalName&\$top=2&\$filter=assignedLicenses/any(s:s/skuId%20eq%20$SALES)" | texts userPrincipalName)
expect "$(grep -c "^report[123]$run@" <<< "$holders")" 3 "the number of our holders"
counted=$(advanced "/users/\$count?\$filter=assignedLicenses/any(s:s/skuId%20eq%20$SALES)")
expect "$(wc -l <<< "$holders")" "$counted" "the number of all holders"
printf 'holders of Dynamics 365 Sales: %s\n' "$counted"
