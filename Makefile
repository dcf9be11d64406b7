# The work is done by tools/tasks.py, so that Windows has the same commands.
PYTHON ?= python3

.DEFAULT_GOAL := help
.PHONY: help run demo test test-long test-full lint bench screenshots lock

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

run: ## start Therapy Journal (without a display: its main job, into build/demo)
	@$(PYTHON) tools/tasks.py run

demo: ## open the sample journal
	@$(PYTHON) tools/tasks.py demo

test: ## run the tests
	@$(PYTHON) tools/tasks.py test

test-long: ## run the longer figures
	@$(PYTHON) tools/tasks.py test-long

test-full: ## take the big figures of reliability (PARTS="T1 T3" for some), hours
	@PARTS="$(PARTS)" $(PYTHON) tools/tasks.py test-full

lint: ## check style, types and the floors
	@$(PYTHON) tools/tasks.py lint

bench: ## print the table of speed
	@$(PYTHON) tools/tasks.py bench

screenshots: ## draw every screen into build/screenshots
	@$(PYTHON) tools/tasks.py screenshots

lock: ## resolve the dependencies anew
	@$(PYTHON) tools/tasks.py lock
