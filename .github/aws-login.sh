#!/bin/bash
# aws-login.sh ROLE_ARN REGION: wears a role through GitHub's OIDC token; nothing is stored. Later steps of the job find it.
set -euo pipefail
token_file="$RUNNER_TEMP/aws-token"
curl --silent --fail --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" |
  jq --raw-output .value >"$token_file"
{
  echo "AWS_ROLE_ARN=$1"
  echo "AWS_REGION=$2"
  echo "AWS_WEB_IDENTITY_TOKEN_FILE=$token_file"
  echo "AWS_ROLE_SESSION_NAME=github-$GITHUB_RUN_ID"
} >>"$GITHUB_ENV"
