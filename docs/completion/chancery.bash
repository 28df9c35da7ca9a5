# Bash completion of chancery-search and chancery-index.

_chancery_search() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  # Bash splits --option=value at the sign.
  [[ $current == = ]] && current=
  [[ $previous == = ]] && previous="${COMP_WORDS[COMP_CWORD-2]}"
  case "$previous" in
    -d|--db|--queries)
      COMPREPLY=($(compgen -f -- "$current"))
      compopt -o filenames 2>/dev/null
      return ;;
    -s|--sort)
      COMPREPLY=($(compgen -W "relevance date -date" -- "$current"))
      return ;;
    -f|--format)
      COMPREPLY=($(compgen -W "text json csv trec ris bibtex paths" -- "$current"))
      return ;;
    --facets)
      local done_part=
      [[ $current == *,* ]] && done_part="${current%,*},"
      COMPREPLY=($(compgen -P "$done_part" -W "actor issue publisher year lang type" \
        -- "${current##*,}"))
      compopt -o nospace 2>/dev/null
      return ;;
    --without)
      local done_part=
      [[ $current == *,* ]] && done_part="${current%,*},"
      COMPREPLY=($(compgen -P "$done_part" -W "concepts meetings stop-words topicality variants
        typed-form proximity feedback" -- "${current##*,}"))
      compopt -o nospace 2>/dev/null
      return ;;
    --color)
      COMPREPLY=($(compgen -W "auto always never" -- "$current"))
      return ;;
    --by)
      COMPREPLY=($(compgen -W "year month left right" -- "$current"))
      return ;;
    --saved)
      local saved="${XDG_STATE_HOME:-$HOME/.local/state}/chancery/saved" name
      for name in "$saved"/*.json; do
        name="${name##*/}"
        [[ ${name%.json} == "$current"* && $name != '*.json' ]] && COMPREPLY+=("${name%.json}")
      done
      return ;;
    --ranking)
      COMPREPLY=($(compgen -S = -W "k1 b concept-weight meeting-weight topicality-power variant-share
        variant-weight typed-form-share near-weight stop-word-weight accent-share feedback-weight
        feedback-most feedback-texts feedback-terms" -- "${current##*,}"))
      compopt -o nospace 2>/dev/null
      return ;;
    -n|--count|--offset|--who|--what|--kwic|--save|--read)
      return ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "-d --db -n --count --offset -s --sort -f --format --paths -0 --null --facets
      --timeline --matrix --pairs --who --what --wider --share --kwic --read --by --save --saved --new
      --coverage --queries --explain --no-concepts --all-copies --without --ranking -l --long --short --color --no-pager -h --help
      -V --version" -- "$current"))
  else
    COMPREPLY=($(compgen -W "word: title: author: publisher: date: lang: type: path: host: url: actor:
      issue: about: pair: like:" -- "$current"))
    compopt -o nospace 2>/dev/null
  fi
}

_chancery_index() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  [[ $current == = ]] && current=
  [[ $previous == = ]] && previous="${COMP_WORDS[COMP_CWORD-2]}"
  case "$previous" in
    --db|--actors|--issues|--from-jsonl|--config|--check-gazetteer)
      COMPREPLY=($(compgen -f -- "$current"))
      compopt -o filenames 2>/dev/null
      return ;;
    --language)
      COMPREPLY=($(compgen -W "auto ar de en es fr pt ru" -- "$current"))
      return ;;
    -j|--jobs)
      return ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--db -j --jobs --language --actors --issues --filter --ocr --full --follow --purge --print
      --from-jsonl --watch --report --retag --retry-failed --verify --thorough --repair --shards --suggest-actors --check-gazetteer --config -q --quiet
      -v --verbose -h --help
      --version" -- "$current"))
  else
    COMPREPLY=($(compgen -d -- "$current"))
    compopt -o filenames 2>/dev/null
  fi
}

complete -F _chancery_search chancery-search
complete -F _chancery_index chancery-index
