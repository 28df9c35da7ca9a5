#!/bin/sh
# Installs the Debian package into a new Debian 12, indexes and asks as a new user, removes it: clean_chroot.sh [FILE.deb]
#
# Without a file script/package makes one. Needs root, debootstrap and a mirror; exits with 77 where one is missing.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
skip() {
  echo "skipped: $1"
  exit 77
}
fail() {
  echo "failed: $1" >&2
  exit 1
}
[ "$(id -u)" = 0 ] || skip "a chroot needs root"
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
package=${1:-}
[ -n "$package" ] || package=$(cd "$here" && script/package | tail -n 1)
case $package in /*) ;; *) package=$here/$package ;; esac

root=$(mktemp -d /var/tmp/chancery-chroot.XXXXXX)
chmod 755 "$root"
end() {
  umount "$root/proc" 2>/dev/null || true
  # What is still mounted is another system's.
  grep -q " $root" /proc/mounts || rm -rf "$root"
}
trap end EXIT
trap 'exit 1' HUP INT TERM
mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1)
mirror=${mirror:-$(sed -n 's/^deb *\(\[[^]]*\] *\)\{0,1\}\(http[^ ]*\).*/\2/p' /etc/apt/sources.list 2>/dev/null | head -n 1)}
mirror=${mirror:-http://deb.debian.org/debian}
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$root.log" 2>&1 || {
  tail -n 3 "$root.log"
  rm -f "$root.log"
  skip "no system could be had from $mirror"
}
rm -f "$root.log"
mount -t proc proc "$root/proc" || skip "nothing can be mounted"
inside() {
  DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 chroot "$root" "$@"
}
as_user() {
  inside su --login --command "$1" newcomer
}

echo "== installs"
cp "$package" "$root/var/tmp/chancery.deb"
# Documentation is left out of small images.
inside apt-get install -y --no-install-recommends /var/tmp/chancery.deb >"$root/var/tmp/log" 2>&1 || {
  tail -n 20 "$root/var/tmp/log"
  fail "the package cannot be installed"
}
inside dpkg --verify chancery
for file in bin/chancery-index bin/chancery-search bin/chancery-serve share/man/man1/chancery-index.1.gz \
  share/bash-completion/completions/chancery-index lib/systemd/user/chancery-watch@.service; do
  [ -e "$root/usr/$file" ] || fail "/usr/$file is not installed"
done

echo "== indexes and answers as a new user"
inside useradd --create-home --shell /bin/sh newcomer
cp -R "$here/corpus" "$root/home/newcomer/papers"
inside chown -R newcomer: /home/newcomer/papers
as_user 'chancery-search --version'
as_user 'chancery-index --quiet papers' || [ $? = 2 ] || fail "chancery-index"
as_user "chancery-search -n 3 'border delimitation'" || fail "no answer"
as_user "chancery-search --format json 'actor:azerbaijan issue:borders'" | grep -q '"rank":1' || fail "no hit"
as_user 'chancery-search nothing-has-this-word' >/dev/null && fail "nothing was found as something"

echo "== is removed"
inside apt-get purge -y --auto-remove chancery >"$root/var/tmp/log" 2>&1 || fail "the package cannot be removed"
left=$(find "$root/usr" "$root/etc" "$root/var/lib" -iname '*chancery*' | head -n 5)
[ -z "$left" ] || fail "what is left: $left"
[ -d "$root/home/newcomer/.local/share/chancery" ] || fail "the user's database has gone"
echo "good"
