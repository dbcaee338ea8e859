# Asks Zoom for a token and for the users of the account, with curl.
set -eu
token=$(curl -sS -u acme_reports_s2s_0001:acme-reports-secret-for-dev-0001 \
  -d grant_type=account_credentials -d account_id=fjWCMNv_RySUpbdBJjO-Tg https://zoom.us/oauth/token)
echo "$token" | sed 's/.*"api_url":"\([^"]*\)".*/\1/'
access=$(echo "$token" | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
curl -sS -H "Authorization: Bearer $access" https://api.zoom.us/v2/users |
  grep -o '"email":"[^"]*"' | cut -d'"' -f4 | paste -sd' '
