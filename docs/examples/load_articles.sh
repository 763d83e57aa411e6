#!/usr/bin/env bash
# Makes a project, loads ten articles, tags one span in the first, downloads the export: with curl alone.
#
#     bash load_articles.sh http://localhost:3000 "$TOKEN" [export.jsonl]
#
# The token's scope must be "manage".
set -euo pipefail
export LC_ALL=C.UTF-8
[ $# -ge 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
api="${1%/}/api/v1"
token=$2
target=${3:-export.jsonl}
articles=$(cd "$(dirname "$0")" && pwd)/articles

# the token is read from a file that is none: nobody sees it in the list of processes
ask() { curl --silent --show-error --fail-with-body --config <(printf 'header = "Authorization: Bearer %s"\n' "$token") "$@"; }
# the first id of an answer is its own
own_id() {
  local answer
  answer=$(cat)
  [[ $answer =~ \"id\":\"([^\"]*)\" ]] && echo "${BASH_REMATCH[1]}"
}
# Galley's API counts UTF-16 code units: two bytes each
utf16_length() { echo $(($(printf '%s' "$1" | iconv -f UTF-8 -t UTF-16LE | wc -c) / 2)); }

project=$(ask --json '{"name": "Ten articles by curl", "language": "en"}' "$api/projects" | own_id)

first=
for file in "$articles"/*.md; do
  document=$(ask --form "file=@$file" --form freeze=true "$api/projects/$project/documents" | own_id)
  first=${first:-$document}
done

# “returns” in the first headline, which begins with an emoji: how many code units stand before it?
headline=$(head -n 1 "$articles/01-ferry-returns.md" | sed 's/^# //')
quote=returns
start=$(utf16_length "${headline%%"$quote"*}")
end=$((start + $(utf16_length "$quote")))
reading=$(ask --request POST "$api/documents/$first/annotation-sets" | own_id)
# ids are made here, so that sending a change again does nothing twice
change=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr A-Z a-z)
annotation=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr A-Z a-z)
ask --json @- "$api/annotation-sets/$reading/changes" >/dev/null <<JSON
{"changes": [{"id": "$change", "kind": "create", "annotation": {"id": "$annotation", "tag": "framing.loaded_language",
  "parts": [{"start": $start, "end": $end, "quote": "$quote"}]}}]}
JSON

ask --output "$target" "$api/projects/$project/export?format=jsonl"
# the export counts code points, as bash does
point=${headline%%"$quote"*}
grep -q "\"start\":${#point},\"end\":$((${#point} + ${#quote})),\"quote\":\"$quote\"" "$target"
echo "$(($(wc -l <"$target") - 1)) documents, the span at code point ${#point}: $target"
