# Read by the other commands: how they speak, what is done already, Debian packages.

say() { printf '· %s\n' "$*"; }

# Was this done with these files as they are now?  already STAMP FILES…  mark STAMP FILES…
fingerprint() { find "$@" -type f | sort | xargs -d '\n' sha256sum | sha256sum; }
already() { [ "$(cat "$1" 2>/dev/null)" = "$(fingerprint "${@:2}")" ]; }
mark() { fingerprint "${@:2}" >"$1"; }

# Install Debian packages as root. Otherwise, or when that fails: say the one command
# that would, and give 1.
debian() {
  local log sudo=
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    log=$(mktemp)
    say "Installing $* (Debian packages)"
    if { apt-get -q update && DEBIAN_FRONTEND=noninteractive \
      apt-get -qy install --no-install-recommends "$@"; } >"$log" 2>&1; then
      rm "$log"
      return
    fi
    tail -5 "$log"
    rm "$log"
  else
    sudo="sudo "
  fi
  say "This machine lacks something. To add it, run:"
  printf '\n    %sapt-get install %s\n\n' "$sudo" "$*"
  return 1
}
