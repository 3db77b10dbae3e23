"""What an office does otherwise on its pages (版面): where the imprint stands, preprinted paper, seals."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Fact, YesNo

Placement = Literal["双面", "末面", "四的倍数"]


class PageChoices(Fact):
    """The choices of one folder that GB/T 9704-2012 leaves open, and where its office departs from it (版面)."""

    placement: Placement = Field(
        "双面", alias="版记位置", description="版记排在偶数页（双面）、最后一页（末面），还是四的倍数页（对折装订）"
    )
    preprinted: YesNo = Field(False, alias="套打", description="用印好红头的纸打印：留出版头的位置，不印红色")
    page_profile: Literal["标准", "补偿"] = Field("标准", alias="页面方案", description="标准，或“补偿”：从字到字量版心，行距 29.6 磅")
    every_seal_mm: int | None = Field(None, alias="统一印章直径", ge=30, le=60, description="所有印章的直径，毫米；不填用各机关的“印章直径”", examples=[42])
    mark_size: float | None = Field(None, alias="机关标志字号", ge=28, le=80, description="发文机关标志最大的字号，磅；不填为 62 磅", examples=[54])

    def deviations(self) -> tuple[str, ...]:
        """Return in words what departs from the standard's figures or docgen's own; nothing when nothing does."""
        texts = (
            {"末面": "版记位置：末面（不要求排在双面）", "四的倍数": "版记位置：四的倍数"}.get(self.placement),
            "套打：不印红色的发文机关标志和分隔线" if self.preprinted else None,
            "页面方案：补偿（天头 34.57 毫米、行距 29.6 磅）" if self.page_profile == "补偿" else None,
            f"统一印章直径：{self.every_seal_mm} 毫米" if self.every_seal_mm else None,
            f"机关标志字号：{self.mark_size:g} 磅以内" if self.mark_size else None,
        )
        return tuple(text for text in texts if text)
