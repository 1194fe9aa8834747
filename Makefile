# The two commands of the README are `make run` and `make test`; `make help` lists the others.
SHELL := /bin/bash
RAPPORT := .build/release/rapport
.DEFAULT_GOAL := help

.PHONY: help setup build run test lint format corpus golden bench micro instructions verify docs new-format clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

setup: ## Install what is missing (libxml2 headers) through apt
	@Scripts/setup.sh

build: setup ## Build the release binary
	@Scripts/build.sh

run: build ## Run the study on SampleData and show a short table
	@$(RAPPORT) run pipeline.yml
	@echo "Files: rapport-out/draft/results.json, results.csv, run.json"

test: setup ## Pass all tests
	@Scripts/test.sh

lint: ## Check format, docs and the rules of the repository
	@Scripts/lint.sh

format: ## Format all Swift sources
	@swift format --in-place --recursive --parallel Package.swift Sources Tests Fuzzing \
		Benchmarks/Package.swift Benchmarks/Sources

corpus: setup ## Read the shared corpus of real exports and print facts met
	@Scripts/test.sh --filter 'Corpus|Spectrum|Conformance' 2>&1 | grep -E '^ *corpus|^xmlconf|^  [a-z0-9]|✘|error:|Test run'

golden: setup ## Compare statistics with the golden tables
	@Scripts/golden.sh

bench: setup ## Time the reference job against its peers
	@Benchmarks/bench.sh

micro: setup ## Time single stages, such as ARGS="--filter scanner"
	@swift run -c release --package-path Benchmarks MicroBenchmarks $(ARGS)

instructions: setup ## Count the instructions of a small run against the figure
	@Scripts/instructions.sh

verify: setup ## The long proofs; resumable; table in docs/verification.md
	@Scripts/verify.sh

docs: setup ## Check that the manual lists every key and command
	@Scripts/test.sh --filter 'manual|documented'

new-format: ## Begin a format that is not known yet: NAME=acme-pulse
	@Scripts/new-format.sh $(NAME)

clean: ## Remove build products and outputs
	@rm -rf .build Benchmarks/.build rapport-out
