# docgen 的常用命令；`make help` 列出全部。
SHELL := /bin/sh
BIN := .venv/bin
SETUP := sh tools/setup/bootstrap.sh

.DEFAULT_GOAL := help
.PHONY: help packet circular test check frames bench clean

help: ## 列出这些命令
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

packet: ## 生成样例清溪镇科协成立大会的全套文件（Word 和 PDF）到 output/qingxi
	@$(SETUP) run
	@$(BIN)/docgen packet content/qingxi $$($(SETUP) 'pdf?' && echo --pdf)

circular: ## 生成样例市 2018 年的通报（Word、PDF 和可复算的 Excel）到 output/mianyang
	@$(SETUP) run
	@$(BIN)/docgen circular content/mianyang $$($(SETUP) 'pdf?' && echo --pdf)

test: ## 全部检查：ruff、mypy、pytest（含导入规则、安装包、PDF 排版）
	@$(SETUP) dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

frames: ## 由脚本重做 templates/版式 和 templates/表格
	@$(SETUP) dev
	$(BIN)/python -m tools.frames
	$(BIN)/python -m tools.forms

bench: ## 与 docxtpl 比速度，以比值报告
	@$(SETUP) dev
	@for script in bench/*.py; do $(BIN)/python "$$script"; done

clean: ## 删去生成的文件和缓存（.venv 留着）
	@rm -rf output/* build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find docgen templates tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} +
