"""The chart part of one chart (c:chartSpace): bars or a line with every value printed, in the faces of the papers.

Element order is that of the schema (ECMA-376 part 1, 21.2); nothing in it depends on the machine, so its bytes are stable.
"""

from __future__ import annotations

from decimal import Decimal

from docgen.content.figure_book import CHART_SHEET
from docgen.documents.block import Chart, Series
from docgen.render.geometry import width
from docgen.render.wordml import escape
from docgen.standard import SIZE_5, TEXT_WIDTH, Twips, mm

INKS = ("1F4E79", "C55A11", "7F7F7F", "548235")
"""Colours of series; told apart in print without colour too, as their lightness differs."""
FACE = "仿宋_GB2312"
_EM = SIZE_5 * 20
_COLUMNS, _LINE = mm(58), mm(54)
_BAR, _BAR_FRAME = mm(8.5), mm(10)
_HIGHEST = mm(200)
_GAP = 60  # per cent of a bar's breadth

_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_NONE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def lying(chart: Chart) -> bool:
    """Whether the bars lie: their labels are too long to stand side by side on an upright page."""
    texts = [*chart.labels, *(printed(value, chart) for series in chart.series for value in series.values)]
    return chart.kind == "柱形" and max(map(width, texts), default=0) * _EM * len(chart.labels) > TEXT_WIDTH * 0.9


def height(chart: Chart) -> Twips:
    """Return how high a chart is, in twips."""
    if chart.kind == "趋势":
        return _LINE
    if not lying(chart):
        return _COLUMNS
    return Twips(min(_HIGHEST, _BAR_FRAME + _BAR * len(chart.labels) * max(1, len(chart.series))))


def value_form(chart: Chart) -> str:
    """Return how values are printed, as a number format of Excel."""
    decimals = "." + "0" * chart.digits if chart.digits else ""
    return f"0{decimals}%" if chart.percent else f"0{decimals}"


def printed(value: Decimal | None, chart: Chart) -> str:
    """Return a value as its label shows it."""
    if value is None:
        return ""
    return f"{value * 100:.{chart.digits}f}%" if chart.percent else f"{value:.{chart.digits}f}"


def chart_part(chart: Chart) -> bytes:
    """Return the part as bytes."""
    flat = lying(chart)
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text()}</c:legend>' if len(chart.series) > 1 else ""
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{_drawn(chart, flat)}{_label_axis(chart, flat)}{_value_axis(chart, flat)}{_NONE}</c:plotArea>{legend}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NONE}{_text()}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml.encode("utf-8")


def _drawn(chart: Chart, flat: bool) -> str:
    series = "".join(_series(chart, number, one) for number, one in enumerate(chart.series))
    axes = '<c:axId val="1"/><c:axId val="2"/>'
    if chart.kind == "趋势":
        return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}</c:lineChart>'
    return (
        f'<c:barChart><c:barDir val="{"bar" if flat else "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{_GAP}"/>{axes}</c:barChart>'
    )


def _series(chart: Chart, number: int, series: Series) -> str:
    ink = INKS[number % len(INKS)]
    fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>'
    column, last = chr(ord("B") + number), len(chart.labels) + 1
    if chart.kind == "趋势":
        look = (
            f'<c:spPr><a:ln w="25400" cap="rnd">{fill}<a:round/></a:ln></c:spPr>'
            f'<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>{fill}<a:ln>{fill}</a:ln></c:spPr></c:marker>'
        )
    else:
        look = f'<c:spPr>{fill}</c:spPr><c:invertIfNegative val="0"/>'
    name = f'<c:tx><c:strRef><c:f>{CHART_SHEET}!${column}$1</c:f><c:strCache><c:ptCount val="1"/>{_point(0, series.name)}</c:strCache></c:strRef></c:tx>'
    labels = "".join(_point(at, label) for at, label in enumerate(chart.labels))
    values = "".join(_point(at, str(value)) for at, value in enumerate(series.values) if value is not None)
    of = f'<c:ptCount val="{len(chart.labels)}"/>'
    end = '<c:smooth val="0"/>' if chart.kind == "趋势" else ""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{name}{look}{_value_labels(chart)}'
        f"<c:cat><c:strRef><c:f>{CHART_SHEET}!$A$2:$A${last}</c:f><c:strCache>{of}{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{CHART_SHEET}!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>{value_form(chart)}</c:formatCode>"
        f"{of}{values}</c:numCache></c:numRef></c:val>{end}</c:ser>"
    )


def _point(at: int, text: str) -> str:
    return f'<c:pt idx="{at}"><c:v>{escape(text)}</c:v></c:pt>'


def _value_labels(chart: Chart) -> str:
    shown = "".join(f'<c:show{what} val="{int(what == "Val")}"/>' for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"))
    place = "t" if chart.kind == "趋势" else "outEnd"
    return f'<c:dLbls><c:numFmt formatCode="{value_form(chart)}" sourceLinked="0"/>{_NONE}{_text()}<c:dLblPos val="{place}"/>{shown}</c:dLbls>'


def _label_axis(chart: Chart, flat: bool) -> str:
    # The first of lying bars stands on top, as in a table.
    order = "maxMin" if flat else "minMax"
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if flat else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>{_text()}'
        f'<c:crossAx val="2"/><c:crosses val="{"min" if chart.kind == "趋势" else "autoZero"}"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, flat: bool) -> str:
    """Return the axis of values, which is not drawn, as each value is printed: bars begin at nought, a line has room above and below."""
    values = [value for series in chart.series for value in series.values if value is not None]
    least, most = min(values, default=Decimal(0)), max(values, default=Decimal(1))
    room = (most - least or most or Decimal(1)) / 4
    low = min(least, Decimal(0)) if chart.kind == "柱形" or 0 <= least < room else least - room
    ends = (f'<c:max val="{most + room}"/>' if chart.kind == "趋势" else "") + f'<c:min val="{low}"/>'
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"b" if flat else "l"}"/><c:numFmt formatCode="{value_form(chart)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _text() -> str:
    faces = f'<a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/>'
    size = round(SIZE_5 * 100)
    return (
        '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{size}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{faces}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )
