#!/usr/bin/env bash
# What a release consists of: for every project in src that can be packed its packages and an SBOM, and the checksums of all.
# release.yml runs it for a tag; run by hand it is the rehearsal. It publishes nothing.
# Usage: eng/release.sh v1.2.3 [FOLDER]        (FOLDER: artifacts/release, emptied first)
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

fail() { echo "error: $1" >&2; exit 1; }

tag=${1:-}
folder=${2:-artifacts/release}
number='(0|[1-9][0-9]*)'
[[ $tag =~ ^v$number\.$number\.$number(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$ ]] || fail "'$tag' is no tag of a release. Write 'v1.2.3' or 'v1.2.3-rc.1'."
version=${tag#v}

rm -rf "$folder"
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

dotnet tool restore
for project in src/*/*.csproj; do
  if [ "$(dotnet msbuild "$project" -getProperty:IsPackable)" != true ]; then continue; fi
  id=$(dotnet msbuild "$project" -getProperty:PackageId)
  echo "== $id $version"
  dotnet pack "$project" --configuration Release --output "$folder" -p:Version="$version" -p:ContinuousIntegrationBuild=true
  [ -f "$folder/$id.$version.nupkg" ] || fail "$project made no $id.$version.nupkg"
  # What the package needs at run time, as it was restored for this build; licences and hashes are those of the packages.
  dotnet CycloneDX "$project" --disable-package-restore --include-project-references --set-name "$id" --set-version "$version" \
    --set-type Library --output "$folder" --filename "$id.$version.cdx.json" --output-format Json
done

cd "$folder"
compgen -G '*.nupkg' >/dev/null || fail "nothing in src can be packed"
files=(*)
sha256sum -- "${files[@]}" > SHA256SUMS
ls -l
