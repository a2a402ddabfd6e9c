#!/bin/bash
# copy-images.sh: checks the signature of each image of VERSION and copies it, all architectures, into the registry ECR names. A tag
# there cannot be changed, so one that is there already stays.
set -euo pipefail
aws ecr get-login-password --region "$AWS_REGION" | docker login --username AWS --password-stdin "$ECR"
identity="^https://github.com/$GITHUB_REPOSITORY/\.github/workflows/images\.yml@"
# `image: registry/vitrine/api:0.1.0` → api
sed -n 's#^ *image: ghcr.io/.*/\([a-z-]*\):.*#\1#p' charts/vitrine/Chart.yaml | while read -r name; do
  target="$ECR/vitrine/$name:$VERSION"
  if docker buildx imagetools inspect "$target" >/dev/null 2>&1; then continue; fi
  source="ghcr.io/$GITHUB_REPOSITORY/$name"
  digest="$(docker buildx imagetools inspect "$source:$VERSION" --format '{{ .Manifest.Digest }}')"
  cosign verify --certificate-identity-regexp "$identity" --certificate-oidc-issuer https://token.actions.githubusercontent.com "$source@$digest" >/dev/null
  docker buildx imagetools create --tag "$target" "$source@$digest"
done
