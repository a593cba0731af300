# The commands of the project. `make demo` and `make test` each work as the first command typed on a fresh Debian 12
# with a Swift 6 toolchain: they install the C libraries when these are missing.

PREFIX ?= /usr/local
SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --product btscheck --static-swift-stdlib
PROGRAM = .build/release/btscheck

.PHONY: demo test test-release lint build install bench bench-peers docs clean libraries

demo: build
	@$(PROGRAM) Data/hanam/proposals.csv --plan Data/hanam --fail-on never

build: libraries
	$(RELEASE)

test: libraries
	$(SWIFT) test

test-release: libraries
	$(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build-test-release

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Writes the pages of Docs/Checks.md anew from the checks themselves.
docs: libraries
	RECORD=1 $(SWIFT) test --filter DocumentationTests || true

install: build
	install -D -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/btscheck"
	mkdir -p "$(DESTDIR)$(PREFIX)/share/btscheck/hanam"
	cd Data/hanam && for f in *.yaml *.csv *.geojson README.md; do \
	  install -m 644 "$$f" "$(DESTDIR)$(PREFIX)/share/btscheck/hanam/" || exit 1; done

# Our own measures; then, where the peers are at hand, all side by side.
bench: build
	Tests/Benchmarks/run $(PROGRAM)

bench-peers: build
	python3 ../shared/bench/run.py nation --btscheck $(PROGRAM) --runs 5

# PROJ, GEOS, GDAL, libxlsxwriter and minizip with their headers, from Debian.
LIBRARIES = libproj-dev libgeos-dev libgdal-dev libxlsxwriter-dev libminizip-dev pkg-config
libraries:
	@missing=""; for p in $(LIBRARIES); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q "ok installed" || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ] && command -v apt-get >/dev/null; then \
	  echo "installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -q && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -q -y --no-install-recommends $$missing; \
	elif [ -n "$$missing" ] && ! pkg-config --exists proj geos xlsxwriter minizip 2>/dev/null; then \
	  echo "needed:$$missing (or what your system calls them)"; exit 1; fi

clean:
	rm -rf .build .build-*
