"""What lies in the output folder and is not docgen's own work is never lost."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner
from sample import QINGXI, TONGBAO

from docgen.cli import main

LETTER = "会前/B10-关于征求主席、副主席候选人意见的函.docx"


def packet(folder: Path, output: Path, *more: str) -> tuple[int, str]:
    ran = CliRunner().invoke(main, ["packet", str(folder), "-o", str(output), "--no-audit", *more])
    return ran.exit_code, ran.output


def test_another_folders_packet_is_not_replaced(tmp_path: Path) -> None:
    packet(QINGXI, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.docx")}
    code, told = packet(TONGBAO, tmp_path)
    assert code == 1
    assert "E-OUT-02 这个目录里已有另一套文件（qingxi：示例县清溪镇科学技术协会），没有改动" in told
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*.docx")}


def test_a_scan_beside_a_paper_is_kept(copy: Path, tmp_path: Path) -> None:
    output = tmp_path / "出"
    packet(copy, output)
    scan = (output / LETTER).with_suffix(".pdf")
    scan.write_bytes(b"%PDF scan")
    (copy / "组织.yaml").write_text((copy / "组织.yaml").read_text("utf-8").replace("13800000038", "13800000039"), "utf-8")
    packet(copy, output)
    assert scan.read_bytes() == b"%PDF scan"


def test_papers_that_go_are_told(copy: Path, tmp_path: Path) -> None:
    packet(copy, tmp_path / "出")
    (copy / "票数.yaml").unlink()
    _, told = packet(copy, tmp_path / "出", "--format", "json")
    assert {Path(row["文件"]).name[:3] for row in json.loads(told) if row["状态"] == "已移走"} >= {"D01", "D02"}


def test_a_list_that_reaches_out_of_the_folder_is_not_followed(copy: Path, tmp_path: Path) -> None:
    output, victim = tmp_path / "出", tmp_path / "别人.docx"
    packet(copy, output)
    victim.write_bytes(b"x")
    listed = json.loads((output / "清单.json").read_text("utf-8"))
    listed["文件"]["../别人.docx"] = {"sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}
    listed["文件"][LETTER] = 3
    (output / "清单.json").write_text(json.dumps(listed, ensure_ascii=False), "utf-8")
    assert packet(copy, output)[0] == 0
    assert victim.exists()


def test_make_and_render_overwrite_nothing_unasked(tmp_path: Path) -> None:
    target = tmp_path / "函.docx"
    target.write_bytes(b"mine")
    ran = CliRunner().invoke(main, ["make", str(QINGXI), "B10", "-o", str(target)])
    assert ran.exit_code == 1
    assert "E-OUT-03 已有这个文件，没有覆盖" in ran.stderr
    assert target.read_bytes() == b"mine"
    assert CliRunner().invoke(main, ["make", str(QINGXI), "B10", "-o", str(target), "--force"]).exit_code == 0
    ran = CliRunner().invoke(main, ["make", str(QINGXI), "B10", "-o", str(tmp_path / "大会.yaml")])
    assert "E-OUT-04 要写的文件不是 .docx" in ran.stderr


def test_a_name_does_not_lead_out_of_the_output(copy: Path, tmp_path: Path) -> None:
    (copy / "templates" / "文书").mkdir(parents=True)
    text = '---\n编号: Z01\n名称: "/../../逃出去"\n文种: 通知\n版式: 白头\n阶段: 会前\n时间: T\n适用: [成立]\n---\n甲。\n'
    (copy / "templates" / "文书" / "Z01.md").write_text(text, "utf-8")
    assert packet(copy, tmp_path / "出")[0] == 1
    assert not list(tmp_path.rglob("*逃出去*"))
