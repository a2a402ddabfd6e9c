#!/bin/bash
# aws-login.sh ROLE_ARN REGION: wears a role for an hour through GitHub's OIDC token; nothing is stored. Later steps of the job find
# the credentials, not the token: that one is good for minutes, and an upgrade takes longer.
set -euo pipefail
token="$(curl --silent --fail --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
  "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" | jq --raw-output .value)"
read -r id secret session < <(aws sts assume-role-with-web-identity --region "$2" --role-arn "$1" --role-session-name "github-$GITHUB_RUN_ID" \
  --web-identity-token "$token" --duration-seconds 3600 --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
printf '::add-mask::%s\n' "$id" "$secret" "$session"
{
  echo "AWS_REGION=$2"
  echo "AWS_ACCESS_KEY_ID=$id"
  echo "AWS_SECRET_ACCESS_KEY=$secret"
  echo "AWS_SESSION_TOKEN=$session"
} >>"$GITHUB_ENV"
