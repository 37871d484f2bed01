"""Handwritten pages by an attacker: what the rules for pages let through of these is harmless."""

from __future__ import annotations

from tests.layers.hostile import EVIL

RUN = f"{EVIL}()"
MARKUP = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s></svg>",
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>",
    f'<math><mi xlink:href="javascript:{RUN}">x</mi></math>',
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src='javascript:{RUN}'>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<video><source onerror={RUN}></video>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"<input autofocus onfocus={RUN}>",
    f"<body onload={RUN}>",
    f"<style>@import '//{EVIL}.example';</style>",
    f"<link rel=stylesheet href='//{EVIL}.example'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<base href='//{EVIL}.example/'>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    f"<textarea></textarea><script>{RUN}</script>",
    f"<title></title><img src=x onerror={RUN}>",
    f"<xmp><p title='</xmp><img src=x onerror={RUN}>'></xmp>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"<a href='java&Tab;script:{RUN}'>x</a>",
    f"<a href='&#1;javascript:{RUN}'>x</a>",
    f"<p style='background:url(//{EVIL}.example)'>x</p>",
    f"<div id=x onclick={RUN}>x</div>",
    f"<custom-element onclick={RUN}>x</custom-element>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"<?xml-stylesheet href='//{EVIL}.example'?>",
)
"""As other tools are tried with it; none of it is a page of words."""

FENCE = "```"
WRITTEN = (
    *(f"`{text}`" for text in MARKUP),
    *(f"{FENCE}\n{text}\n{FENCE}" for text in MARKUP),
    *(f"{FENCE}html\n{text}\n{FENCE}" for text in MARKUP[:6]),
    *(f"    {text}" for text in MARKUP),
    *(text.replace("<", "&lt;").replace(">", "&gt;") for text in MARKUP),
    *(text.replace("<", "\\<").replace(">", "\\>") for text in MARKUP),
    *(f"| a |\n|---|\n| `{text}` |" for text in MARKUP[:6]),
    f"[x](javascript:{RUN})",
    f"[x](&#106;avascript:{RUN})",
    f"[x](javascript&colon;{RUN})",
    f"[x](https://vos.example/?q=<script>{RUN}</script>)",
    f"[x](<https://vos.example/' onmouseover='{RUN}>)",
    f'[x](https://vos.example/"onmouseover="{RUN})',
    f"[x](https://vos.example/ \"' onclick={RUN} x='\")",
    f'[x](https://vos.example/ "&quot; onclick={RUN} x=&quot;")',
    f'![x" onerror="{RUN}](werkplaats.jpg)',
    f"![x](werkplaats.jpg \"' onerror={RUN} x='\")",
    f"[x]: javascript:{RUN}\n\n[x]",
    f"[x]: https://vos.example/ '\" onclick={RUN}'\n\n[x]",
    f"[^1]: {EVIL} <https://vos.example/{RUN}>\n\nTekst[^1]",
    f"<https://vos.example/{RUN}>",
    f"<mailto:{EVIL}@vos.example>",
    *(
        f"[x](https://vos.example/ '{text}')"
        for text in (MARKUP[1], MARKUP[1].replace("<", "&lt;").replace(">", "&gt;"))
    ),
    f"# &lt;img src=x onerror={RUN}&gt; {'x' * 200}",
    f"*{EVIL}*{{: onclick={RUN} }}",
    f"## {EVIL} {{: #{EVIL} }}",
    f'## "><img src=x onerror={RUN}>',
    f"## `<img src=x onerror={RUN}>`",
    f"{{{{ {RUN} }}}} {{% include '/etc/passwd' %}} ${{{RUN}}}",
    f'!!! note "<img src=x onerror={RUN}>"\n    tekst',
    f'??? note "`<img src=x onerror={RUN}>`"\n    tekst',
    f"*[HTML]: <img src=x onerror={RUN}>\n\nHTML",
    f"--8<-- '/etc/passwd' {EVIL}",
    f"$${RUN}$$ \\({RUN}\\)",
    f":{EVIL}: ==x== ^^x^^ ++ctrl+{EVIL}++",
    f"- [ ] <b onclick={RUN}>x</b>",
    f"> `{MARKUP[0]}`\n> - `{MARKUP[1]}`",
    f"Term\n:   `{MARKUP[1]}`",
    f"{'*' * 40}{EVIL}{'*' * 40}",
    f"\\`{MARKUP[0]}\\`",
    f"``` {MARKUP[0]} ```",
    f"~~~ {{.gk-a onclick={RUN}}}\nx\n~~~",
)
"""The same as someone may get it past rules for Markdown."""

PAGES = (*MARKUP, *WRITTEN)
