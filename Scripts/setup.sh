#!/usr/bin/env bash
# Installs what a build needs beyond the Swift toolchain: libxml2, minizip (workbooks, zip, gzip) and ReadStat (SPSS).
# Through apt, with sudo where not root; where neither can be used, it says what to install.
set -euo pipefail

have() { command -v "$1" >/dev/null 2>&1; }

if ! have swift; then
  echo "rapport: no Swift toolchain found (swift 6.2 or later): see https://www.swift.org/install" >&2
  exit 69
fi

missing=()
have pkg-config || missing+=(pkg-config)
if ! { have pkg-config && pkg-config --exists libxml-2.0; }; then missing+=(libxml2-dev); fi
if ! { have pkg-config && pkg-config --exists minizip zlib; }; then missing+=(libminizip-dev zlib1g-dev); fi
header() { for folder in /usr/include /usr/local/include /opt/homebrew/include; do [[ -e $folder/$1 ]] && return 0; done; return 1; }
header readstat.h || missing+=(libreadstat-dev)
((${#missing[@]})) || exit 0

echo "rapport: installing ${missing[*]}"
if have apt-get; then
  sudo=()
  if ((EUID != 0)); then
    have sudo || { echo "rapport: need root (or sudo) for: apt-get install ${missing[*]}" >&2; exit 69; }
    sudo=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
elif have brew; then
  brew install libxml2 minizip readstat pkg-config
else
  echo "rapport: please install ${missing[*]} with your package manager" >&2
  exit 69
fi
