# Everything one runs from a terminal. Each step says what it does, and can be stopped and repeated.
#
#   make run        the whole site on this machine (Linux, Python 3.11 or newer)
#   make test       the same set-up, then every check and test
#   make help       the rest

.DEFAULT_GOAL := help
SHELL := /bin/bash

VENV ?= .venv
HUB_ENVS ?= $(CURDIR)/var/envs
export HUB_ENVS
# The newest Python that is new enough; PYTHON=/path/to/python chooses another.
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3 python,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(name))))
# Debian's client has BuildKit inside; another one first on PATH may lack it.
DOCKER ?= $(firstword $(wildcard /usr/bin/docker) docker)
# A machine without a registry builds from docker/bootstrap-base.
BASE_IMAGE ?= $(shell $(DOCKER) image inspect hub-base:bookworm >/dev/null 2>&1 \
	&& echo hub-base:bookworm || echo python:3.11-slim-bookworm)
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
BUILD_NETWORK ?= default
IMAGES ?= python science torch
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check -qq
LOCKS ?= docker/requirements

say = @printf '== %s\n' '$(1)'
# The same lock again, nothing to do: $(call installed,lock,folder)
installed = cmp -s $(LOCKS)/$(1).txt $(2)/$(1).lock

.PHONY: help
help: ## what there is
	@awk -F ':.*## ' '/^[a-z -]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: machine
machine:
	@if [ "$$(uname -s)" != Linux ]; then \
	  echo "The sandbox needs a Linux kernel, and this is $$(uname -s). With Docker Desktop: docker compose up."; \
	  echo "On Windows, WSL 2 is a Linux: run make there."; exit 1; fi
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Python 3.11 or newer is needed and none was found. Debian, Ubuntu: apt install python3 python3-venv;"; \
	  echo "Fedora: dnf install python3.12. Or name one: make run PYTHON=/path/to/python3.12"; exit 1; fi
	@if ! "$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null; then \
	  echo "$(PYTHON) has no venv module. Debian, Ubuntu: apt install python3-venv"; exit 1; fi

$(VENV)/bin/python: | machine
	$(call say,Virtual environment in $(VENV))
	@rm -rf $(VENV) && "$(PYTHON)" -m venv $(VENV)

.PHONY: site
site: $(VENV)/bin/python
	@$(call installed,site,$(VENV)) || { echo "== Libraries of the site" \
	  && $(PIP) install -r $(LOCKS)/site.txt && cp $(LOCKS)/site.txt $(VENV)/site.lock; }

.PHONY: run
run: site ## the whole site on this machine, until Ctrl-C
	@exec $(VENV)/bin/python manage.py up

.PHONY: tests-site
tests-site: site
	@$(call installed,test,$(VENV)) || { echo "== Libraries of the tests" \
	  && $(PIP) install -r $(LOCKS)/test.txt && cp $(LOCKS)/test.txt $(VENV)/test.lock; }

.PHONY: test
test: tests-site ## every check and every test; the summary of the tests comes last
	@failed=(); \
	check() { local name=$$1; shift; printf '\n== %s\n' "$$name"; "$$@" || failed+=("$$name"); }; \
	export PATH="$(CURDIR)/$(VENV)/bin:$$PATH" PYTHONPATH=.:platform; \
	check "Style (ruff)" ruff check .; \
	check "Format (ruff)" ruff format --check .; \
	check "Types (mypy)" mypy; \
	check "Arrows between the rooms (import-linter)" lint-imports; \
	if command -v npm >/dev/null; then check "Front end" $(MAKE) --no-print-directory frontend-check; \
	else echo "== Front end: no npm here, the committed build is used as it is"; fi; \
	unset PYTHONPATH; \
	[ $${#failed[@]} -eq 0 ] || printf '\nFAILED, before the tests: %s\n' "$${failed[@]}"; \
	printf '\n== Tests\n'; \
	pytest -n 2 --dist loadgroup -q $(TESTS) && [ $${#failed[@]} -eq 0 ]

.PHONY: frontend
frontend: ## build frontend/dist anew (needs Node)
	$(call say,Front end)
	@cd frontend && npm ci --silent --no-audit --no-fund && npm run --silent check && npm run --silent build

.PHONY: frontend-check
frontend-check:
	@cd frontend && npm ci --silent --no-audit --no-fund && npm run --silent check \
	  && npm run --silent build -- --outDir ../var/frontend-dist --emptyOutDir --logLevel warn \
	  && { diff -r dist ../var/frontend-dist || { echo "frontend/dist is not what its sources build: make frontend"; exit 1; }; }

.PHONY: science torch
science torch: site ## libraries for sandboxes without Docker
	@mkdir -p $(HUB_ENVS)
	@flock $(HUB_ENVS)/$@.busy $(MAKE) --no-print-directory libraries-$@

# In a folder beside it first: what is half there is never used.
.PHONY: libraries-science libraries-torch
libraries-science libraries-torch: libraries-%:
	@$(call installed,$*,$(HUB_ENVS)/$*) || { set -e; echo "== Libraries for sandboxes: $*"; \
	  part=$(HUB_ENVS)/$*.part; rm -rf $$part; $(VENV)/bin/python -m venv --without-pip $$part; \
	  $(PIP) --python $$part/bin/python install $(if $(filter torch,$*),$(TORCH_INDEX:%=--retries 1 --extra-index-url %)) -r $(LOCKS)/$*.txt; \
	  MPLCONFIGDIR=$(HUB_ENVS)/matplotlib $$part/bin/python -c "import matplotlib.pyplot"; \
	  cp $(LOCKS)/$*.txt $$part/$*.lock; rm -rf $(HUB_ENVS)/$*; mv $$part $(HUB_ENVS)/$*; }

.PHONY: images
images: $(IMAGES:%=image-%) ## the sandbox images, smallest first (BASE_IMAGE=, TORCH_INDEX=, BUILD_NETWORK=)

.PHONY: $(IMAGES:%=image-%) image-torch-cuda
$(IMAGES:%=image-%) image-torch-cuda: image-%:
	$(call say,Image hub-sandbox-$* from $(BASE_IMAGE))
	@mkdir -p wheels
	@DOCKER_BUILDKIT=1 $(DOCKER) build --quiet --network $(BUILD_NETWORK) -f docker/sandbox.Dockerfile --target $* \
	  --build-arg BASE_IMAGE=$(BASE_IMAGE) --build-arg TORCH_INDEX=$(TORCH_INDEX) -t hub-sandbox-$* .

.PHONY: site-image
site-image: ## the image of the hub itself, for docker-compose
	$(call say,Image hub-site from $(BASE_IMAGE))
	@mkdir -p wheels
	@DOCKER_BUILDKIT=1 $(DOCKER) build --quiet --network $(BUILD_NETWORK) -f docker/site.Dockerfile \
	  --build-arg BASE_IMAGE=$(BASE_IMAGE) -t hub-site .

STAND_INS := nginx postgres redis
.PHONY: stand-ins $(STAND_INS:%=stand-in-%)
stand-ins: $(STAND_INS:%=stand-in-%) ## nginx, PostgreSQL and Redis from Debian, for a machine without a registry
$(STAND_INS:%=stand-in-%): stand-in-%:
	$(call say,Image hub-$* from $(BASE_IMAGE))
	@DOCKER_BUILDKIT=1 $(DOCKER) build --quiet --network $(BUILD_NETWORK) -f docker/stand-ins.Dockerfile --target $* \
	  --build-arg BASE_IMAGE=$(BASE_IMAGE) -t hub-$* .

COMPOSE ?= $(shell $(DOCKER) compose version >/dev/null 2>&1 && echo $(DOCKER) compose || echo docker-compose)
.PHONY: compose
compose: site-image images ## the whole site for many people, by docker-compose
	@docker/make-secrets
	@$(COMPOSE) up -d
	@echo "== The site: http://$${HUB_ADDRESS:-127.0.0.1}:$${HUB_PORT:-8000}/"
	@echo "   The first administrator: $(COMPOSE) exec web docker/hub createsuperuser"

# $(call pin,file,where from,what it is,what uv reads)
define pin
	@echo "# Compiled from $(2) by \`make lock\`: $(3)." > $(LOCKS)/$(1).new
	@uv pip compile --quiet --python-version 3.11 --no-header --no-annotate $(4) >> $(LOCKS)/$(1).new
	@mv $(LOCKS)/$(1).new $(LOCKS)/$(1)
endef

.PHONY: screenshots
screenshots: tests-site ## the pictures of the documentation, from the running product
	@PYTHONPATH=.:platform $(VENV)/bin/python -m tests.journeys.screenshots

.PHONY: bench
bench: tests-site ## everything beside its rivals, into docs/performance.md (BENCH="sandbox pages" for some)
	@PYTHONPATH=.:platform $(VENV)/bin/python -m tests.bench $(BENCH)

.PHONY: lock
lock: ## pin every library anew (needs uv)
	$(call say,Locks)
	$(call pin,science.txt,science.in,what a sandbox of this kind has,$(LOCKS)/science.in)
	$(call pin,torch.txt,torch.in,what a sandbox of this kind has,$(LOCKS)/torch.in)
	@sed -i -E '/^(cuda|nvidia|triton)/d' $(LOCKS)/torch.txt # of PyTorch's CUDA build; the CPU build has none of them
	$(call pin,site.txt,pyproject.toml,the site,pyproject.toml)
	$(call pin,test.txt,pyproject.toml,the site and its tests,--extra test -c $(LOCKS)/site.txt pyproject.toml)

.PHONY: clean
clean: ## remove what was made here, but not var/ (your data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache frontend/node_modules var/frontend-dist
