"""The commands. A command's module is imported when it is called, so that `docgen --help` stays quick."""

from __future__ import annotations

import gc
from importlib import import_module

import click

from docgen import __version__
from docgen.cli.chinese import Group

gc.set_threshold(100_000, 50, 50)
"""Records of a folder are many and live until the end: looking for garbage among them cost a third of a check's time."""
COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("docgen.cli.folder:new", "建一个资料目录，内有带说明的 YAML 和 Excel 花名册"),
    "check": ("docgen.cli.folder:check", "检查资料目录，列出全部问题和改法"),
    "packet": ("docgen.cli.packet:packet", "生成整套文件"),
    "make": ("docgen.cli.packet:make", "只生成一份文件"),
    "plan": ("docgen.cli.plan:plan", "倒排工期：每份文件最迟哪天办，排不排得开"),
    "tally": ("docgen.cli.tally:tally", "计票：谁当选，生成报告单和当选名单；做计票用的表"),
    "circular": ("docgen.cli.circular:circular", "由各单位的报表生成通报，并说明每个数的来历"),
    "render": ("docgen.cli.render:render", "用 YAML、JSON、CSV、Excel 填写任意 docxtpl 模板"),
    "templates": ("docgen.cli.templates:templates", "列出、说明、检查模板"),
    "audit": ("docgen.cli.audit:audit", "按 GB/T 9704-2012 审查 .docx、.pdf 公文，列出问题和改法"),
    "cycle": ("docgen.cli.cycle:cycle", "报表周期：到期、催报、收报、结账，适合定时任务"),
    "register": ("docgen.cli.register:register", "发文登记簿：发号、预留、作废、列表、导出，不跳号、不重号"),
    "schema": ("docgen.cli.folder:schema", "输出资料文件的 JSON Schema，供编辑器提示"),
    "doctor": ("docgen.cli.doctor:doctor", "检查本机字体、LibreOffice 等是否齐备"),
}
"""Each command's place and its one line of help."""


class Commands(Group):
    """The group of commands, each loaded when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list from the table above: loading every command for its help would cost most of the start."""
        with formatter.section("命令"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s", help="显示版本")
def main() -> None:
    """docgen：由一个资料目录生成基层科协的全套公文。

    \b
    示例：
      docgen new 我镇 --kind 成立        建资料目录
      docgen check 我镇                  检查
      docgen packet 我镇 --pdf           生成整套文件
    """


