#!/usr/bin/env bash
# Installs what a build needs beyond the Swift toolchain: libxml2's headers, and pkg-config to find them.
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
  brew install libxml2 pkg-config
else
  echo "rapport: please install ${missing[*]} (libxml2's headers) with your package manager" >&2
  exit 69
fi
