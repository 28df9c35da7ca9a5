# Fish completion of chancery-search, chancery-index and chancery-serve. The options are those of --help.

function __chancery_options
  for line in ($argv[1] --help 2>/dev/null)
    set -l found (string match --regex '^  (-., |    )--([a-z-]+)( [A-Z:]+|)  +(.*)$' -- $line)
    test (count $found) -eq 5; or continue
    set -l words --command $argv[1] --long-option $found[3] --description $found[5]
    set -l letter (string sub --start 2 --length 1 -- $found[2])
    test "$letter" = ' '; or set -a words --short-option $letter
    switch (string trim -- $found[4])
      case ''
        set -a words --no-files
      case PATH FILE
        set -a words --require-parameter --force-files
      case '*'
        set -a words --require-parameter --no-files
    end
    complete $words
  end
end

# Fields of a query.
function __chancery_fields
  chancery-search --help 2>/dev/null | string replace --filter --regex '^  ([a-z]+:)  +(.*)$' '$1\t$2'
end

__chancery_options chancery-search
__chancery_options chancery-index
__chancery_options chancery-serve
complete --command chancery-serve --no-files
complete --command chancery-search --no-files --arguments '(__chancery_fields)'
complete --command chancery-search --long-option format --exclusive --arguments 'text json csv trec ris bibtex paths mail'
complete --command chancery-search --long-option sort --exclusive --arguments 'relevance date -date'
complete --command chancery-search --long-option color --exclusive --arguments 'auto always never'
