"""A page with what our own templates do not use, drawn by the engine of this process."""

from __future__ import annotations

import weasyprint

from gesprekskit.documents.rendered import Rendered

STYLE = """
@page { size: 120mm 160mm; margin: 10mm; @bottom-right { content: "blz. " counter(page) } }
body { font: 10pt sans-serif; overflow: hidden; line-height: 130% }
a { text-decoration: underline }
.left { float: left; width: 20mm; height: 20mm; margin: 1mm; border: 1pt solid; border-radius: 2mm }
.right { float: right; max-width: 25%; padding: 2% }
.shrunk { display: inline-block; border: 1pt solid; margin: calc(1% + 1mm) }
.tall { height: 30mm } .tall > div { height: 50%; min-height: 10%; background: #ddd }
.far { position: absolute; right: 0; top: 10mm; width: 30%; border: 1pt solid }
.note::before { content: "let op"; -weasy-anchor: "let-op"; font-weight: bold }
table { border-collapse: collapse; margin: 2mm auto } td { border: 1pt solid; padding: 1% 2mm }
.apart { border-collapse: separate; border-spacing: 2mm }
.back { direction: rtl; text-indent: 5% }
"""
WORDS = "Een zin met lange woorden zoals werkplekbegeleider en voortgangsgesprek. " * 3
PAGE = f"""<html lang="nl"><head><title>Proef</title><style>{STYLE}</style></head><body id="alles">
<div class="left"></div><div class="right">{WORDS}</div><p>{WORDS}</p><p id="een">{WORDS}</p>
<ul><li>een<li style="list-style: square inside">twee</ul>
<p><a name="hier" href="#let-op">naar</a> <span class="shrunk">{WORDS}</span>
<span class="shrunk">kort</span><span class="shrunk" style="width: 50%">half</span></p>
<div class="tall"><div>hoog</div></div><div class="far">ver</div><p class="note">{WORDS}</p>
<table><tr><td colspan="2">{WORDS}<td>b<tr><td style="width: 30%">c<td>d<td>e</table>
<table class="apart"><tr><td>{WORDS}<td style="min-width: 20mm">b</table>
<p class="back">{WORDS}</p><p style="letter-spacing: 1pt; word-spacing: 2pt">{WORDS}</p>
"""
WITH_A_DRAWING = f"{PAGE}<svg width='20' height='20'><rect width='20' height='20'/></svg>"


def draw(page: str) -> Rendered:
    """Return a page of the web as a PDF."""
    fonts = weasyprint.text.fonts.FontConfiguration()
    for _ in range(2):
        content = weasyprint.HTML(string=page).write_pdf(font_config=fonts)
    return Rendered(content, 1)
