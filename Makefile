.PHONY: setup run test check coverage bench audit docs

setup: ; @tools/setup.sh run
run: setup ; @.venv/bin/safepassage demo $(if $(PORT),--port $(PORT))
test: ; @tools/setup.sh dev && tools/test.sh
check: ; @tools/setup.sh dev && tools/check.sh
coverage: ; @tools/setup.sh dev && tools/coverage.sh
bench: ; @tools/setup.sh dev && tools/bench.sh
audit: ; @tools/setup.sh dev && .venv/bin/python tools/audit_dependencies.py
docs: ; @tools/setup.sh dev && .venv/bin/python tools/build_docs.py
