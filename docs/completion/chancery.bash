# Bash completion of chancery-search, chancery-index and chancery-serve. The options are those of --help.

# A line an option of the program $1: its letter, if it has one, its name, and what its argument is called.
_chancery_options() {
  "$1" --help 2>/dev/null | sed -n -E 's/^  (-., |    )--([a-z-]+)( [A-Z:]+|)  +(.*)$/\1 --\2\3/p' | tr -d ,
}

# What the argument of the option $2 is called; empty for a switch and for what is no option.
_chancery_argument() {
  local words
  while read -r -a words; do
    [[ ${words[0]} == --* ]] && words=("" "${words[@]}")
    [[ $2 == "${words[0]}" || $2 == "${words[1]}" ]] && echo "${words[2]}"
  done < <(_chancery_options "$1")
}

# Sets current and previous, the words before the cursor. Bash splits --option=value at the sign.
_chancery_words() {
  current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  [[ $current == = ]] && current=
  [[ $previous == = ]] && previous="${COMP_WORDS[COMP_CWORD-2]}"
}

_chancery_files() {
  COMPREPLY=($(compgen "$1" -- "$current"))
  compopt -o filenames 2>/dev/null
}

# One of a list that is separated by commas.
_chancery_list() {
  local done_part=
  [[ $current == *,* ]] && done_part="${current%,*},"
  COMPREPLY=($(compgen -P "$done_part" -W "$1" -- "${current##*,}"))
  compopt -o nospace 2>/dev/null
}

# What all options of the program $1 have in common. False when something else is to be completed.
_chancery_common() {
  case "$(_chancery_argument "$1" "$previous")" in
    PATH|FILE) _chancery_files -f ;;
    ?*) ;;
    *)
      [[ $current == -* ]] || return 1
      COMPREPLY=($(compgen -W "$(_chancery_options "$1" | grep -oE -- '(^| )--?[0-9A-Za-z-]+')" -- "$current")) ;;
  esac
  return 0
}

_chancery_search() {
  local current previous
  _chancery_words
  case "$previous" in
    -s|--sort)
      COMPREPLY=($(compgen -W "relevance date -date" -- "$current"))
      return ;;
    -f|--format)
      COMPREPLY=($(compgen -W "text json csv trec ris bibtex paths mail" -- "$current"))
      return ;;
    --facets)
      _chancery_list "actor issue speaker publisher year lang type tag"
      return ;;
    --without)
      _chancery_list "concepts meetings stop-words topicality variants typed-form proximity feedback"
      return ;;
    --color)
      COMPREPLY=($(compgen -W "auto always never" -- "$current"))
      return ;;
    --by)
      COMPREPLY=($(compgen -W "year month left right time speaker relevance" -- "$current"))
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
  esac
  _chancery_common "$1" && return
  COMPREPLY=($(compgen -W "$("$1" --help 2>/dev/null | sed -n -E 's/^  ([a-z]+:)  .*/\1/p')" -- "$current"))
  compopt -o nospace 2>/dev/null
}

_chancery_index() {
  local current previous
  _chancery_words
  if [[ $previous == --language ]]; then
    COMPREPLY=($(compgen -W "auto ar de en es fr pt ru" -- "$current"))
    return
  fi
  _chancery_common "$1" || _chancery_files -d
}

_chancery_serve() {
  local current previous
  _chancery_words
  _chancery_common "$1" || COMPREPLY=()
}

complete -F _chancery_search chancery-search
complete -F _chancery_index chancery-index
complete -F _chancery_serve chancery-serve
