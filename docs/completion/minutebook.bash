# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2207
# Completion for bash; scripts/make-manuals writes this file.
_minutebook() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[0]##*/} options= word
  COMPREPLY=()
  if [ "$command" = minutebook ]; then
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
      case " index show search status check compact people manifest judge fields " in
        *" $word "*) command=$word; break ;;
      esac
    done
  fi
  case $command:$before in
    *:--index | *:--web) COMPREPLY=($(compgen -d -- "$current")); return ;;
    index:--ocr) COMPREPLY=($(compgen -W "auto off force" -- "$current")); return ;;
    show:--format) COMPREPLY=($(compgen -W "jsonl text" -- "$current")); return ;;
    show:--stage) COMPREPLY=($(compgen -W "layout record terms" -- "$current")); return ;;
    show:--ocr) COMPREPLY=($(compgen -W "auto off force" -- "$current")); return ;;
    search:--format) COMPREPLY=($(compgen -W "text json csv" -- "$current")); return ;;
    search:--sort) COMPREPLY=($(compgen -W "newest oldest relevance" -- "$current")); return ;;
    status:--format) COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
    people:--format) COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
    manifest:--format) COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
    judge:--format) COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
    fields:--format) COMPREPLY=($(compgen -W "text json markdown" -- "$current")); return ;;
  esac
  case $command in
    minutebook) options="--help --version" ;;
    index) options="--help --index --ocr --ocr-languages --require-sandbox --jobs --deadline --corrections --retry-failed --rebuild --watch --quiet --config" ;;
    show) options="--help --format --stage --corrections --ocr --ocr-languages --require-sandbox --text" ;;
    search) options="--help --index --format --sort --limit --offset --restricted --explain" ;;
    status) options="--help --index --format --all" ;;
    check) options="--help --index" ;;
    compact) options="--help --index" ;;
    people) options="--help --index --format" ;;
    manifest) options="--help --format" ;;
    judge) options="--help --index --format --compare --set --effects --all" ;;
    fields) options="--help --format" ;;
    minutebook-searchd) options="--help --version --index --listen --web --threads --public-url --report-to" ;;
  esac
  case $command:$current in
    *:-*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    minutebook:*) COMPREPLY=($(compgen -W "index show search status check compact people manifest judge fields" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _minutebook minutebook minutebook-searchd
