"""What each problem is called in Dutch."""

DUTCH_SUMMARY = {
    "error": "fout",
    "errors": "fouten",
    "warning": "waarschuwing",
    "warnings": "waarschuwingen",
    "note": "opmerking",
    "notes": "opmerkingen",
    "file": "bestand",
    "files": "bestanden",
    "tip": "tip",
    "near": "bedoel je `{near}`?",
    "and": "en",
    "in": "in",
    "more": "… en nog {count} meer",
}

DUTCH_WORDS = {
    "text": "tekst",
    "list": "een lijst met streepjes",
    "mapping": "een blok met `sleutel: waarde`",
    "syntax.after-bracket": "na het haakje staat nog tekst",
    "syntax.after-quote": "na het aanhalingsteken staat nog tekst",
    "syntax.block": "na dit teken hoort de tekst pas op de volgende regel te staan",
    "syntax.braces": "dubbele accolades zijn hier geen tekst",
    "syntax.colon": "midden in deze tekst staat een dubbele punt met een spatie",
    "syntax.colon-inside": "midden in deze tekst tussen haakjes staat een dubbele punt met een spatie",
    "syntax.comma-inside": "tussen haakjes houdt een tekst op bij de komma",
    "syntax.comma": "tussen deze haakjes ontbreekt een komma of het sluithaakje",
    "syntax.dash": "een lijst begint op een nieuwe regel",
    "syntax.escape": "deze code bestaat niet tussen dubbele aanhalingstekens",
    "syntax.indent": "deze regel springt anders in dan de regels waar hij bij hoort",
    "syntax.key": "deze regel heeft geen dubbele punt",
    "syntax.other": "dit kan het programma niet lezen",
    "syntax.quote": "deze tekst heeft geen aanhalingsteken aan het einde",
    "syntax.start": "een tekst kan niet met dit teken beginnen",
    "syntax.unclosed": "dit haakje wordt niet gesloten",
    "cure.backslash": "schrijf de backslash dubbel, of zet de tekst tussen enkele aanhalingstekens",
    "cure.bracket": "zet het sluithaakje erbij, en een komma tussen de onderdelen",
    "cure.comma": "zet er een komma of het sluithaakje bij; is het één tekst, zet die dan tussen aanhalingstekens",
    "cure.close-quote": "zet aan het einde van de tekst hetzelfde aanhalingsteken",
    "cure.dash": "zet het streepje op de volgende regel, of de hele tekst tussen aanhalingstekens",
    "cure.indent": "zet evenveel spaties voor de regel als voor de regels waar hij bij hoort",
    "cure.key": "schrijf `naam: tekst`; hoort de regel bij de tekst erboven, laat hem dan verder inspringen",
    "cure.other": "kijk op deze regel en de regel erboven naar haakjes, aanhalingstekens en spaties",
    "cure.other-quotes": "zet het andere soort aanhalingstekens om de hele tekst",
    "cure.quotes": "zet de hele tekst tussen aanhalingstekens",
    "cure.quotes-or-comma": "zet de hele tekst tussen aanhalingstekens; zijn het twee velden, zet er dan een komma tussen",
    "cure.quotes-or-value": "zet de hele tekst tussen aanhalingstekens; is het een veld, schrijf er dan een dubbele punt en de waarde achter",
}

DUTCH: dict[str, tuple[str, str]] = {
    "enc.bom": (
        "midden in het bestand staat een onzichtbaar teken ({character})",
        "haal de regel weg en typ hem opnieuw",
    ),
    "enc.control": (
        "hier staat een teken dat je niet kunt zien of drukken ({character})",
        "haal het weg; typ de tekst zo nodig opnieuw",
    ),
    "enc.line-separator": (
        "hier staat een onzichtbaar teken voor een nieuwe regel ({character})",
        "haal het weg en druk op Enter",
    ),
    "enc.mojibake": ("`{text}` lijkt een verminkte `{meant}`", "schrijf `{meant}`"),
    "enc.not-utf8": (
        "dit bestand is niet opgeslagen als UTF-8 (byte {byte})",
        "sla het opnieuw op, met UTF-8 als codering",
    ),
    "enc.replacement": (
        "hier is eerder een letter verloren gegaan (U+FFFD)",
        "typ de letter opnieuw",
    ),
    "enc.surrogate": ("`{character}` is een half teken", "typ het teken zelf, zonder code"),
    "limit.file-size": (
        "dit bestand is {size} groot; het mag {limit} zijn",
        "verdeel de inhoud over meer bestanden",
    ),
    "yaml.alias": (
        "`{name}` verwijst naar een ander stuk YAML; dat kan hier niet",
        "zet de tekst tussen aanhalingstekens, of schrijf alles uit",
    ),
    "yaml.depth": ("dit is meer dan {limit} niveaus diep", "haal haakjes of streepjes weg"),
    "yaml.directive": ("`{name}` is een opdracht aan YAML; dat kan hier niet", "haal de regel weg"),
    "yaml.document": (
        "hier begint een tweede document",
        "maak er een eigen bestand van, of haal de regel met `---` of `...` weg",
    ),
    "yaml.duplicate-key": (
        "`{name}` staat hier voor de tweede keer (eerst op {first})",
        "haal er één weg",
    ),
    "yaml.empty": ("dit bestand is leeg", "vul het, of haal het weg"),
    "yaml.hash": (
        "`{text}` telt als opmerking en valt weg",
        "hoort het bij de tekst, schrijf dan `{quoted}`; anders: twee spaties, `#` en een spatie",
    ),
    "yaml.key": (
        "hier hoort een naam voor de dubbele punt",
        "schrijf een gewone tekst als naam, zonder haakjes",
    ),
    "yaml.root": (
        "het bestand begint niet met een naam en een dubbele punt",
        "schrijf `naam: waarde` op de eerste regel",
    ),
    "yaml.syntax": ("{what}: `{text}`", "{expected}"),
    "yaml.tab": ("hier staat een tab", "gebruik spaties"),
    "yaml.tag": (
        "`{name}` is een opdracht aan YAML; dat kan hier niet",
        "haal het weg, of zet de tekst tussen aanhalingstekens",
    ),
    "schema.missing-key": ("`{name}` ontbreekt", "zet `{name}:` in dit blok"),
    "schema.unknown-key": ("onbekend veld `{name}`", "hier mag staan: {known}"),
    "schema.quote": (
        "een tekst die met een accolade begint heeft aanhalingstekens nodig",
        "zet aanhalingstekens om de hele tekst",
    ),
    "schema.type": ("hier hoort {expected}", "kijk in een bestand ernaast hoe het geschreven is"),
    "schema.empty": ("hier staat geen tekst", "vul iets in, of haal de regel weg"),
    "schema.empty-list": (
        "deze lijst is leeg",
        "zet er minstens één regel in, met een streepje ervoor",
    ),
    "schema.too-few": (
        "deze lijst is te kort: {count}; er zijn er minstens {least} nodig",
        "zet er regels bij",
    ),
    "schema.too-many": (
        "deze lijst heeft {count} regels; er mogen er {most} zijn",
        "haal regels weg",
    ),
    "schema.choice": ("`{name}` kan hier niet", "kies uit: {known}"),
    "schema.whole-number": (
        "`{name}` is geen heel getal van {least} tot en met {most}",
        "schrijf alleen cijfers, zoals `{least}`",
    ),
    "schema.number": (
        "`{name}` is geen getal van {least} tot en met {most}",
        "schrijf cijfers, met een punt voor de decimalen",
    ),
    "schema.bool": (
        "`{name}` is geen keuze tussen aan en uit",
        "schrijf `true` (aan) of `false` (uit)",
    ),
    "schema.colour": (
        "`{name}` is geen kleur",
        "schrijf een kleur met zes cijfers en letters, tussen aanhalingstekens: `'#1a5a96'`",
    ),
    "schema.date": (
        "`{name}` is geen bestaande datum",
        "schrijf jaar-maand-dag, zoals `2026-11-22`",
    ),
    "schema.year": (
        "`{name}` ligt niet in de jaren {least} tot en met {most}",
        "schrijf het jaar met vier cijfers, zoals `2026`",
    ),
    "schema.address": (
        "`{name}` is geen adres van een onderdeel",
        "schrijf het zoals `question/vo-01`",
    ),
    "schema.seen": (
        "`{name}` is geen onderdeel met zijn vingerafdruk",
        "`gesprekskit changes --accept` schrijft dit bestand: zet terug wat er stond",
    ),
    "schema.version": (
        "`{name}` is geen versie",
        "schrijf getallen met punten ertussen, zoals `1.0`",
    ),
    "schema.url": (
        "`{name}` is geen webadres",
        "schrijf het hele adres, zoals `https://voorbeeld.nl/`",
    ),
    "schema.code": (
        "`{name}` kan geen code zijn",
        "gebruik hoofdletters met hooguit één streepje, zoals `VO-M`",
    ),
    "schema.letter": ("`{name}` is geen hoofdletter van A tot en met Z", "kies één letter"),
    "id.pattern": (
        "`{name}` kan geen vaste naam zijn",
        "gebruik kleine letters, cijfers en streepjes, zoals `goed-gesprek`",
    ),
    "id.source-pattern": (
        "`{name}` kan geen bronnummer zijn",
        "schrijf het zoals in `sources.yml`: `000-16` of `L13`",
    ),
    "id.reserved": (
        "`{name}` mag geen vaste naam zijn: computers gebruiken dat woord zelf",
        "kies een andere naam",
    ),
    "id.length": ("de vaste naam `{name}` is te lang", "gebruik hooguit {length} tekens"),
    "id.no-letters": (
        "in de naam `{name}` staat geen letter of cijfer",
        "geef de nieuwe map een naam zoals `bakkerij-bol`",
    ),
    "id.file-name": (
        "de vaste naam `{name}` is niet gelijk aan de naam van het bestand, `{file}`",
        "maak ze gelijk",
    ),
    "id.duplicate": (
        "de vaste naam `{name}` bestaat al (op {first})",
        "geef één van de twee een andere naam",
    ),
    "text.too-long": (
        "deze tekst is te lang: {length} tekens",
        "maak er hooguit {most} tekens van",
    ),
    "text.combining": (
        "een letter in deze tekst heeft meer dan {most} tekens erboven of eronder",
        "schrijf de letter opnieuw",
    ),
    "text.no-slot": (
        "in een naam kan geen invulplek staan: `{name}`",
        "schrijf het woord zelf",
    ),
    "text.slot": (
        "`{name}` is geen goede invulplek",
        "schrijf `{{role:naam}}`, `{{role:naam.plural}}` of `{{role:naam.the}}`, en `{{term:naam}}` voor een begrip",
    ),
    "translation.missing": (
        "teksten zonder vertaling in taal `{language}`: {count}; daar staat het Nederlands",
        "zie ze met `gesprekskit changes --in {language}`",
    ),
    "translation.stale": (
        "vertalingen in taal `{language}` waarvan het Nederlands veranderd is: {count}",
        "zie ze met `gesprekskit changes --in {language}`",
    ),
    "translation.orphaned": (
        "vertalingen in taal `{language}` van teksten die er niet meer zijn: {count}",
        "zie ze met `gesprekskit changes --in {language}`",
    ),
    "prose.missing": (
        "`{name}` heeft geen vertaling; daar staat het Nederlands",
        "maak de pagina met dezelfde naam in de map van de taal",
    ),
    "prose.stale": (
        "`{name}` is veranderd sinds deze vertaling; daar staat het Nederlands",
        "werk de vertaling bij en schrijf daarna `translates: {fingerprint}`",
    ),
    "prose.orphaned": (
        "deze vertaling hoort bij een pagina die er niet meer is",
        "gooi het bestand weg",
    ),
    "layer.unknown-print": (
        "er is geen `{name}` om te printen",
        "deze zijn er: {known}",
    ),
    "layer.print-address": (
        "bij `prints` hoort alleen een naam, geen adres: `{name}`",
        "laat het stuk voor de streep weg: schrijf `{bare}`",
    ),
    "source.none": (
        "`{name}` noemt geen bron",
        "schrijf bij `sources` waar dit op rust, met een nummer uit `sources.yml`",
    ),
    "layer.no-kit": (
        "de kit `{name}` is niet te vinden",
        "schrijf bij `extends` een map zoals `../werkplekleren`, of `werkplekleren`",
    ),
    "layer.same-name": (
        "`{name}` is ook de naam van een kit eronder",
        "geef je eigen map een andere naam",
    ),
    "layer.no-role": (
        "de kit eronder heeft geen rol `{name}`",
        "kies uit: {known}",
    ),
    "layer.word": (
        "`{name}` is geen woord met een meervoud en een lidwoord",
        "schrijf het zo: `leermeester`, of met meer erbij: `leermeester, leermeesters, de`",
    ),
    "layer.circle": (
        "`{name}` staat al in de rij van kits hieronder",
        "laat `extends` naar een andere kit wijzen",
    ),
    "layer.link": (
        "de weg naar de kit `{name}` gaat over een verwijzing",
        "schrijf bij `extends` de weg naar de map zelf",
    ),
    "layer.too-high": (
        "er liggen meer dan {most} lagen op elkaar",
        "laat `extends` naar een kit lager in de rij wijzen",
    ),
    "layer.unknown-node": (
        "er is geen `{name}`",
        "zoek de naam op in de bestanden van de kit eronder",
    ),
    "layer.locked": (
        "`{name}` staat vast: dit mag je niet veranderen",
        "bronnen, licentie, subsidie en vaste zinnen blijven zoals ze zijn",
    ),
    "layer.changed": (
        "de kit hieronder heeft `{name}` veranderd sinds jij dat deed; jouw tekst staat er nog",
        "bekijk het met `gesprekskit changes` en kies",
    ),
    "layer.removed": (
        "de kit hieronder heeft `{name}` niet meer; je verandering doet niets",
        "bekijk het met `gesprekskit changes` en kies",
    ),
    "layer.gone": (
        "de kit hieronder heeft `{name}` niet meer",
        "haal de naam hier weg, of kies een andere",
    ),
    "layer.locked-since": (
        "in de kit hieronder staat `{name}` nu vast; je verandering doet niets",
        "bekijk het met `gesprekskit changes` en kies",
    ),
    "layer.unrecorded": (
        "veranderingen waarbij niet staat wat er eerst stond: {count}",
        "leg dat vast met `gesprekskit changes --all`; dan hoor je het als de kit eronder iets verandert",
    ),
    "layer.not-a-role": (
        "`{name}` is geen rol",
        "noem twee rollen, zoals `role/werkplekbegeleider` en `role/leidinggevende`",
    ),
    "layer.same-role": (
        "`{name}` gaat hier in zichzelf op",
        "noem bij `into` de rol die blijft",
    ),
    "layer.combined-forms": (
        "`{name}` gaat op in `{into}`; een van twee voorbereidingen vervalt: {nodes}",
        "wil je juist die houden? Laat dan de andere weg met `hide`, op een regel hierboven",
    ),
    "layer.combined-texts": (
        "`{name}` gaat op in `{into}`; deze teksten noemden beide rollen: {nodes}",
        "lees ze na; vervang of verberg wat niet meer klopt",
    ),
    "layer.no-name": (
        "`{name}` heeft geen naam om te veranderen",
        "kies een rol, een begrip of een gesprek, zoals `role/leidinggevende`",
    ),
    "layer.no-list": (
        "deze lijst heeft `{name}` niet",
        "deze lijsten zijn er: {known}",
    ),
    "layer.unknown-entry": (
        "in deze lijst staat geen `{name}`",
        "zoek de naam op in de bestanden van de kit eronder",
    ),
    "logo.outside": (
        "`{name}` ligt niet in de map van deze laag",
        "zet het logo in dezelfde map als dit bestand en schrijf alleen de naam, zoals `logo.svg`",
    ),
    "logo.missing": (
        "het logo `{name}` is er niet",
        "zet het bestand in dezelfde map als dit bestand; let ook op hoofdletters",
    ),
    "logo.not-found": (
        "er is geen bestand `{name}`",
        "schrijf waar je logo staat, zoals `plaatjes/logo.svg`",
    ),
    "logo.kind": (
        "dit logo is geen SVG en geen PNG",
        "bewaar het logo opnieuw als gewone SVG of als PNG",
    ),
    "logo.too-large": (
        "het bestand van het logo is groter dan {most} kB",
        "bewaar het logo kleiner: als gewone SVG, of als PNG van 1600 pixels breed",
    ),
    "logo.pixels": (
        "het logo heeft te veel pixels: {size}",
        "bewaar het logo als PNG van 1600 pixels breed",
    ),
    "logo.animated": (
        "het logo beweegt; op papier kan dat niet",
        "bewaar één beeld als PNG",
    ),
    "logo.broken": (
        "het bestand van het logo is beschadigd",
        "open het logo in een tekenprogramma en bewaar het opnieuw",
    ),
    "logo.encoding": (
        "de SVG van het logo is niet in UTF-8 geschreven",
        "bewaar het logo opnieuw als gewone SVG of als PNG",
    ),
    "logo.doctype": (
        "de SVG van het logo heeft een `<!DOCTYPE>`; die kan andere bestanden openen",
        "bewaar het logo opnieuw als gewone SVG of als PNG; of haal de regel met `<!DOCTYPE` weg",
    ),
    "logo.size": (
        "van dit logo is niet te zien hoe breed en hoog het is, of het is meer dan twintig keer zo breed als hoog",
        "geef de SVG een `viewBox`, of kies een ander logo",
    ),
    "logo.complex": (
        "de tekening van het logo is te ingewikkeld om te printen",
        "vraag de maker om een eenvoudige SVG, of bewaar het logo als PNG",
    ),
    "logo.empty": (
        "in dit logo is niets te zien",
        "zet letters en plaatjes om in vormen (paden), of bewaar het logo als PNG",
    ),
    "logo.white": (
        "dit logo is wit, of bijna; op wit papier zie je het niet",
        "neem het logo in kleur of in zwart; vraag de maker anders om dat voor een witte achtergrond",
    ),
    "logo.dropped": (
        "weggelaten uit het logo: {names}",
        "kijk of het logo op een formulier klopt; zo niet, zet letters en plaatjes om in vormen (paden) of kies een PNG",
    ),
    "colour.contrast": (
        "`{name}` is te licht: het contrast met het papier is {ratio}, en moet {least} zijn",
        "neem `{better}`: dezelfde kleur, maar donker genoeg om te lezen",
    ),
    "layer.too-many": (
        "een laag heeft hooguit {most} veranderingen",
        "laat weg wat je niet nodig hebt, of maak een eigen kit",
    ),
    "layer.two-sides": (
        "hier staan `after` en `before` allebei",
        "laat er één weg",
    ),
    "ref.twice": (
        "`{name}` staat al in deze lijst (op {first})",
        "haal er één weg",
    ),
    "ref.unknown": ("{what} `{name}` bestaat niet", "deze bestaan wel: {known}"),
    "role.same-name": (
        "de rollen `{one}` en `{other}` heten allebei `{name}`",
        "is dat één persoon? Schrijf dan `{{type: combine, node: role/{one}, into: role/{other}}}`, en hernoem alleen `role/{other}`; kies anders twee namen",
    ),
    "role.article": (
        "voor de naam `{name}` staat al een lidwoord",
        "schrijf `name: {rest}` en `article: {article}`; in zinnen komt het lidwoord er vanzelf voor",
    ),
    "field.no-guide": (
        "in veld `{name}` tekent ook de rol `{role}`, en die is er niet",
        "zet de rol `{role}` in `roles.yml`; de naam die lezers zien mag anders zijn",
    ),
    "field.label-and-question": (
        "veld `{name}` heeft een label én een vraag",
        "laat één van de twee weg",
    ),
    "table.widths": (
        "de kolommen van `{name}` zijn samen {total} breed",
        "maak er samen {whole} van",
    ),
    "field.narrow": (
        "veld `{name}` is {width} breed; daarin past niet wat erop moet",
        "maak `width` minstens {least}, of zet er minder naast elkaar",
    ),
    "table.narrow": (
        "kolom `{name}` is {width} breed; daarin past niet wat erin moet",
        "maak `width` minstens {least}, of kies kortere woorden bij de hokjes",
    ),
    "form.unknown-field": (
        "sectie `{section}` heeft geen veld `{name}`",
        "deze velden zijn er: {known}",
    ),
    "form.no-lines": (
        "veld `{name}` van sectie `{section}` heeft geen schrijflijnen",
        "haal de regel weg, of gebruik `rows`",
    ),
    "form.no-rows": (
        "veld `{name}` van sectie `{section}` heeft geen rijen",
        "haal de regel weg, of gebruik `lines`",
    ),
    "form.count": (
        "`{name}` kan er geen {count} hebben",
        "schrijf een getal van {least} tot en met {most}; wil je het veld niet, noem het dan bij `leave_out`",
    ),
    "theme.letter-twice": (
        "de letter `{name}` hoort al bij een ander thema (op {first})",
        "kies een andere hoofdletter",
    ),
    "theme.icon-twice": (
        "het teken `{name}` hoort al bij een ander thema (op {first})",
        "kies een ander teken; de lijst staat in `kits/schema/themes.json`",
    ),
    "theme.edge-twice": (
        "de rand `{name}` hoort al bij een ander thema (op {first})",
        "kies een andere rand; de lijst staat in `kits/schema/themes.json`",
    ),
    "deck.no-cards": (
        "de kaartenset `{name}` heeft geen kaarten",
        "noem vragen bij `questions`, of schrijf kaarten bij `cards`",
    ),
    "deck.empty-side": (
        "op de kaart `{name}` staat aan deze kant niets",
        "geef deze kant een `title`, een `text`, `points` of `steps`",
    ),
    "poster.rules-without-steps": (
        "de regels `{name}` horen niet bij de stappen `{steps}`",
        "kies bij `rules` een set met regels die deze stappen samennemen",
    ),
    "form.code-twice": (
        "de code `{name}` bestaat al (op {first})",
        "geef één van de twee een andere code",
    ),
    "form.section-twice": (
        "sectie `{name}` staat twee keer op dit formulier",
        "laat er één weg, of maak een tweede sectie",
    ),
    "form.judgement-line-missing": (
        "bij dit gesprek valt geen oordeel, maar het formulier zegt dat niet",
        "zet `{name}` bij `opening`",
    ),
    "form.judgement-line-false": (
        "bij dit gesprek valt een oordeel, maar het formulier zegt van niet",
        "haal `{name}` weg bij `opening`",
    ),
    "form.optional-line-false": (
        "op dit formulier is alles verplicht, maar bovenaan staat wat je mag overslaan",
        "haal `{name}` weg bij `opening`, of zet `optional: true` bij een veld",
    ),
    "form.privacy-line-missing": (
        "het formulier zegt niet wat je er niet op zet",
        "zet `{name}` bij `closing`",
    ),
    "section.unused": (
        "geen formulier gebruikt sectie `{name}`",
        "zet de sectie op een formulier, of haal het bestand weg",
    ),
    "question.several": (
        "hier staan twee vragen in één",
        "maak er één vraag van; zet de andere bij `follow_ups`",
    ),
    "question.no-mark": (
        "deze vraag heeft geen vraagteken",
        "zet er een vraagteken achter, of kies `form: uitnodiging`",
    ),
    "question.mark-too-many": (
        "een vraag met `form: {form}` heeft geen vraagteken",
        "haal het vraagteken weg, of kies een andere vorm",
    ),
    "conversation.phase-order": (
        "fase `{name}` hoort voor fase `{before}`",
        "zet de fasen in volgorde",
    ),
    "conversation.duration": (
        "het gesprek duurt minstens {least} en hooguit {most} minuten",
        "draai de twee getallen om",
    ),
    "conversation.minutes": (
        "de fasen duren samen {total} minuten; het gesprek duurt {least} tot {most} minuten",
        "pas de minuten van de fasen aan, of `duration`",
    ),
    "kit.missing": ("in `{folder}` staat geen kit", "noem de map waar `kit.yml` in staat"),
    "kit.nothing-there": (
        "`{name}` ontbreekt in deze kit",
        "maak het aan, of kopieer het uit `kits/werkplekleren`",
    ),
    "kit.file-extension": (
        "dit bestand eindigt niet op `.yml`, dus het doet niet mee",
        "noem het `{name}`",
    ),
    "kit.unknown-file": (
        "het bestand `{name}` hoort niet in een kit",
        "deze bestanden horen erin: {known}",
    ),
    "kit.unknown-folder": (
        "in de map `{name}` leest het programma niets",
        "deze mappen horen erin: {known}",
    ),
    "kit.example-address": (
        "`{name}` is een voorbeeldadres: QR-codes op papier leiden nog nergens heen",
        "zet bij `handbook_url` het adres waar jouw handboek komt te staan",
    ),
    "path.unreadable": (
        "dit bestand kan niet gelezen worden: {reason}",
        "kijk of je het mag openen",
    ),
    "path.not-a-file": (
        "dit is geen gewoon bestand",
        "zet het bestand zelf in de map, geen verwijzing ernaar",
    ),
    "path.not-a-folder": (
        "dit is geen gewone map",
        "maak er een map van met de bestanden zelf erin, geen verwijzing",
    ),
    "print.engine": (
        "bij het printen gaat iets mis: {message}",
        "meld dit aan de makers van het programma",
    ),
    "print.glyph": (
        "deze letters kan het lettertype niet tekenen: {letters}",
        "vervang ze door gewone letters",
    ),
    "print.card": (
        "op de kaart `{name}` staat meer dan erop past",
        "maak de zin of de punten korter, of kies kaarten van `a6`",
    ),
    "print.word": (
        "de kaart `{name}` is smaller dan het woord `{word}`",
        "kies een korter woord, of zet er een streepje in",
    ),
    "print.head": (
        "het woord `{word}` is breder dan de kolom waar het boven staat",
        "kies een korter woord, of maak de kolom breder",
    ),
    "print.foot": (
        "wat onder aan elke bladzijde staat, past niet op het papier. `{name}` is het langst: {length} tekens",
        "maak het korter: uitgever, webadres, licentie en subsidie hebben samen vijf regels",
    ),
    "print.area": (
        "bij `{name}` op de poster staat meer dan er past",
        "maak de woorden korter: een of twee grote, en één korte zin",
    ),
    "print.pages": (
        "`{name}` wordt {pages} bladzijden; het mogen er {most} zijn. Wat te veel is begint bij `{first}`",
        "gebruik minder lijnen of rijen, of laat een sectie weg",
    ),
    "print.last-lines": (
        "`{name}` wordt {pages} bladzijden; het mogen er {most} zijn. Alleen het einde past niet",
        "gebruik een lijn of rij minder",
    ),
    "print.layer-pages": (
        "met jullie namen, logo en contact wordt `{name}` {pages} bladzijden; het mogen er {most} zijn",
        "kies kortere woorden, of neem een rij of lijn minder met een regel bij `changes`: `{change}`",
    ),
    "print.worker-died": (
        "`{name}` is niet gemaakt: het programma dat tekent viel uit",
        "probeer het nog een keer; de andere formulieren zijn klaar",
    ),
    "print.worker-timeout": (
        "`{name}` is niet gemaakt: het duurde langer dan {seconds} seconden",
        "maak het formulier eenvoudiger, of probeer het nog een keer",
    ),
    "print.worker-memory": (
        "`{name}` is niet gemaakt: het kostte te veel geheugen",
        "maak het formulier eenvoudiger",
    ),
    "print.part-missing": (
        "`{name}` is niet gemaakt: `{part}` ontbreekt",
        "kijk wat er met dat onderdeel is; daarna lukt dit ook",
    ),
    "print.worker-fault": (
        "`{name}` is niet gemaakt: het programma heeft hier een fout ({fault}, in {place})",
        "meld deze regels aan de makers van het programma; de andere onderdelen zijn klaar",
    ),
    "handbook.link": (
        "de link `{link}` klopt niet",
        "wijs vanaf deze bladzijde naar een bestand dat er is, zoals `../formulieren/index.md`",
    ),
    "handbook.missing-page": (
        "deze bladzijde is er niet, terwijl andere bladzijden ernaar verwijzen",
        "zet het bestand terug, of geef het zijn oude naam",
    ),
    "handbook.page": ("het handboek heeft een fout: {message}", "verbeter de link of de bladzijde"),
    "prose.unknown-block": (
        "het handboek heeft geen blok `{name}`",
        "deze blokken zijn er: {known}",
    ),
    "prose.hides-page": (
        "deze bladzijde verbergt een bladzijde die het programma zelf maakt",
        "geef het bestand een andere naam, of zet `replaces_generated: true` bovenaan",
    ),
    "release.same-version": (
        "{name} is veranderd, maar versie {version} is al uitgebracht",
        "geef de kit een hogere `version` en een nieuwe `date`",
    ),
    "release.layer": (
        "`release` is voor de kit waar deze op staat; jouw versie staat in `kit.yml`",
        "zet daar bij elke uitgave een hogere `version` en een nieuwe `date`",
    ),
    "output.address": (
        "op `{address}` kan het handboek niet staan: {reason}",
        "kies een ander adres, zoals `--address 127.0.0.1:8001`",
    ),
    "output.disk": (
        "`{path}` kan niet geschreven worden: {reason}",
        "kijk of er plaats is en of je er mag schrijven",
    ),
    "output.not-empty": (
        "in `{path}` staat al iets",
        "kies een nieuwe naam, of een lege map; wat er staat, blijft staan",
    ),
    "output.symlink": ("`{path}` is een verwijzing, geen map", "kies een gewone map"),
    "output.not-a-folder": ("`{path}` is geen map", "kies een andere naam"),
    "output.not-ours": (
        "in `{path}` staan bestanden die niet van dit programma zijn",
        "kies een lege map, of een map die je eerder zo gemaakt hebt",
    ),
}
