"""What each problem is called in English."""

ENGLISH_SUMMARY = {
    "error": "error",
    "errors": "errors",
    "warning": "warning",
    "warnings": "warnings",
    "note": "note",
    "notes": "notes",
    "file": "file",
    "files": "files",
    "tip": "tip",
    "near": "did you mean `{near}`?",
    "and": "and",
    "in": "in",
    "more": "… and {count} more",
}

ENGLISH_WORDS = {
    "text": "text",
    "list": "a list with dashes",
    "mapping": "a block of `key: value`",
    "syntax.after-bracket": "there is text after the bracket",
    "syntax.after-quote": "there is text after the quotation mark",
    "syntax.block": "after this sign the text starts on the next line only",
    "syntax.braces": "double braces are not text here",
    "syntax.colon": "this text has a colon and a space in the middle",
    "syntax.colon-inside": "this text between brackets has a colon and a space in the middle",
    "syntax.comma-inside": "between brackets a text ends at the comma",
    "syntax.comma": "a comma or the closing bracket is missing between these brackets",
    "syntax.dash": "a list starts on a new line",
    "syntax.escape": "this code does not exist between double quotation marks",
    "syntax.indent": "this line is indented differently from the lines it belongs to",
    "syntax.key": "this line has no colon",
    "syntax.other": "the program cannot read this",
    "syntax.quote": "this text has no quotation mark at its end",
    "syntax.start": "a text cannot start with this character",
    "syntax.unclosed": "this bracket is not closed",
    "cure.backslash": "write the backslash twice, or put the text between single quotation marks",
    "cure.bracket": "add the closing bracket, and a comma between the items",
    "cure.comma": "add a comma or the closing bracket; if it is one text, put that between quotation marks",
    "cure.close-quote": "end the text with the same quotation mark",
    "cure.dash": "move the dash to the next line, or put the whole text between quotation marks",
    "cure.indent": "put as many spaces before the line as before the lines it belongs to",
    "cure.key": "write `name: text`; if the line belongs to the text above it, indent it further",
    "cure.other": "look at brackets, quotation marks and spaces on this line and the line above it",
    "cure.other-quotes": "put the other kind of quotation marks around the whole text",
    "cure.quotes": "put the whole text between quotation marks",
    "cure.quotes-or-comma": "put the whole text between quotation marks; if these are two fields, put a comma between them",
    "cure.quotes-or-value": "put the whole text between quotation marks; if it is a field, write a colon and its value behind it",
}

ENGLISH: dict[str, tuple[str, str]] = {
    "enc.bom": (
        "there is an invisible character in the middle of the file ({character})",
        "remove the line and type it again",
    ),
    "enc.control": (
        "here is a character that cannot be seen or printed ({character})",
        "remove it; type the text again if needed",
    ),
    "enc.line-separator": (
        "here is an invisible character for a new line ({character})",
        "remove it and press Enter",
    ),
    "enc.mojibake": ("`{text}` looks like a garbled `{meant}`", "write `{meant}`"),
    "enc.not-utf8": (
        "this file is not saved as UTF-8 (byte {byte})",
        "save it again, with UTF-8 as the encoding",
    ),
    "enc.replacement": ("a letter was lost here before (U+FFFD)", "type the letter again"),
    "enc.surrogate": (
        "`{character}` is half a character",
        "type the character itself, not its code",
    ),
    "limit.file-size": (
        "this file is {size}; the limit is {limit}",
        "spread the content over more files",
    ),
    "yaml.alias": (
        "`{name}` refers to another piece of YAML, which is not possible here",
        "quote the text, or write everything out",
    ),
    "yaml.depth": ("this is more than {limit} levels deep", "remove brackets or dashes"),
    "yaml.directive": (
        "`{name}` is an instruction to YAML, which is not possible here",
        "remove the line",
    ),
    "yaml.document": (
        "a second document starts here",
        "make it a file of its own, or remove the line with `---` or `...`",
    ),
    "yaml.duplicate-key": (
        "`{name}` stands here for the second time (first at {first})",
        "remove one of them",
    ),
    "yaml.empty": ("this file is empty", "fill it, or remove it"),
    "yaml.hash": (
        "`{text}` counts as a comment and is lost",
        "if it belongs to the text, write `{quoted}`; if not: two spaces, `#` and a space",
    ),
    "yaml.key": (
        "there should be a name before the colon",
        "write plain text as the name, without brackets",
    ),
    "yaml.root": (
        "the file does not start with a name and a colon",
        "write `name: value` on the first line",
    ),
    "yaml.syntax": ("{what}: `{text}`", "{expected}"),
    "yaml.tab": ("here is a tab", "use spaces"),
    "yaml.tag": (
        "`{name}` is an instruction to YAML, which is not possible here",
        "remove it, or quote the text",
    ),
    "schema.missing-key": ("`{name}` is missing", "add `{name}:` to this block"),
    "schema.unknown-key": ("unknown key `{name}`", "allowed here: {known}"),
    "schema.quote": (
        "a text that starts with a brace needs quotation marks",
        "put quotation marks around the whole text",
    ),
    "schema.type": (
        "expected {expected} here",
        "look at a file beside this one for how it is written",
    ),
    "schema.empty": ("there is no text here", "write something, or remove the line"),
    "schema.empty-list": (
        "this list is empty",
        "give it at least one entry, with a dash before it",
    ),
    "schema.too-few": (
        "this list is too short: {count}; it needs at least {least}",
        "add lines",
    ),
    "schema.too-many": ("this list has {count} entries; {most} are allowed", "remove entries"),
    "schema.choice": ("`{name}` is not possible here", "choose one of: {known}"),
    "schema.whole-number": (
        "`{name}` is not a whole number from {least} to {most}",
        "write digits only, such as `{least}`",
    ),
    "schema.number": (
        "`{name}` is not a number from {least} to {most}",
        "write digits, with a point before decimals",
    ),
    "schema.bool": ("`{name}` is neither on nor off", "write `true` or `false`"),
    "schema.colour": (
        "`{name}` is not a colour",
        "write a colour in six digits and letters, between quotation marks: `'#1a5a96'`",
    ),
    "schema.date": (
        "`{name}` is not an existing date",
        "write year-month-day, such as `2026-11-22`",
    ),
    "schema.year": (
        "`{name}` is not within the years {least} to {most}",
        "write the year in four digits, such as `2026`",
    ),
    "schema.address": (
        "`{name}` is not the address of a part",
        "write it like `question/vo-01`",
    ),
    "schema.seen": (
        "`{name}` is not a part with its fingerprint",
        "`gesprekskit changes --accept` writes this file: put back what was there",
    ),
    "schema.version": (
        "`{name}` is not a version",
        "write numbers with points between them, such as `1.0`",
    ),
    "schema.url": (
        "`{name}` is not a web address",
        "write the whole address, such as `https://example.org/`",
    ),
    "schema.code": (
        "`{name}` cannot be a code",
        "use capitals with at most one hyphen, such as `VO-M`",
    ),
    "schema.letter": ("`{name}` is not a capital from A to Z", "choose one letter"),
    "id.pattern": (
        "`{name}` cannot be an id",
        "use small letters, digits and hyphens, such as `goed-gesprek`",
    ),
    "id.source-pattern": (
        "`{name}` cannot be the number of a source",
        "write it as in `sources.yml`: `000-16` or `L13`",
    ),
    "id.reserved": (
        "`{name}` cannot be an id: computers keep that word for themselves",
        "choose another name",
    ),
    "id.length": ("the id `{name}` is too long", "use at most {length} characters"),
    "id.no-letters": (
        "the name `{name}` has no letter or digit",
        "give the new folder a name such as `bakkerij-bol`",
    ),
    "id.file-name": (
        "the id `{name}` differs from the name of the file, `{file}`",
        "make them the same",
    ),
    "id.duplicate": (
        "the id `{name}` exists already (at {first})",
        "give one of the two another name",
    ),
    "text.too-long": (
        "this text is too long: {length} characters",
        "keep it within {most} characters",
    ),
    "text.combining": (
        "a letter in this text has more than {most} marks above or below it",
        "write the letter again",
    ),
    "text.no-slot": (
        "a name cannot hold a slot: `{name}`",
        "write the word itself",
    ),
    "text.slot": (
        "`{name}` is not a proper slot",
        "write `{{role:name}}`, `{{role:name.plural}}` or `{{role:name.the}}`, and `{{term:name}}` for a term",
    ),
    "translation.missing": (
        "texts without a translation into `{language}`: {count}; these show the Dutch",
        "see them with `gesprekskit changes --in {language}`",
    ),
    "translation.stale": (
        "translations into `{language}` of which the Dutch has changed: {count}",
        "see them with `gesprekskit changes --in {language}`",
    ),
    "translation.orphaned": (
        "translations into `{language}` of texts that are not there any more: {count}",
        "see them with `gesprekskit changes --in {language}`",
    ),
    "prose.missing": (
        "`{name}` has no translation; the Dutch is shown",
        "write the page with the same name in the language's folder",
    ),
    "prose.stale": (
        "`{name}` has changed since this translation; the Dutch is shown",
        "bring the translation up to date and then write `translates: {fingerprint}`",
    ),
    "prose.orphaned": (
        "this translation belongs to a page that is not there any more",
        "throw the file away",
    ),
    "layer.unknown-print": (
        "there is no `{name}` to print",
        "there are: {known}",
    ),
    "layer.print-address": (
        "`prints` takes a name only, no address: `{name}`",
        "leave out what stands before the slash: write `{bare}`",
    ),
    "source.none": (
        "`{name}` names no source",
        "write at `sources` what this rests on, by a number from `sources.yml`",
    ),
    "layer.no-kit": (
        "the kit `{name}` cannot be found",
        "write a folder at `extends`, such as `../werkplekleren`, or `werkplekleren`",
    ),
    "layer.same-name": (
        "`{name}` is the name of a kit below as well",
        "give your own folder another name",
    ),
    "layer.no-role": (
        "the kit below has no role `{name}`",
        "choose from: {known}",
    ),
    "layer.word": (
        "`{name}` is no word with a plural and an article",
        "write it like this: `leermeester`, or with more: `leermeester, leermeesters, de`",
    ),
    "layer.circle": (
        "`{name}` stands in the row of kits below already",
        "let `extends` point to another kit",
    ),
    "layer.link": (
        "the way to the kit `{name}` leads over a link",
        "write the way to the folder itself at `extends`",
    ),
    "layer.too-high": (
        "more than {most} layers lie on each other",
        "let `extends` point to a kit further down",
    ),
    "layer.unknown-node": (
        "there is no `{name}`",
        "look the name up in the files of the kit below",
    ),
    "layer.locked": (
        "`{name}` is fixed: you may not change it",
        "sources, licence, funding and fixed sentences stay as they are",
    ),
    "layer.changed": (
        "the kit below has changed `{name}` since you did; your text still stands",
        "see it with `gesprekskit changes` and decide",
    ),
    "layer.removed": (
        "the kit below does not have `{name}` any more; your change does nothing",
        "see it with `gesprekskit changes` and decide",
    ),
    "layer.gone": (
        "the kit below does not have `{name}` any more",
        "take the name out here, or choose another",
    ),
    "layer.locked-since": (
        "`{name}` is fixed now in the kit below; your change does nothing",
        "see it with `gesprekskit changes` and decide",
    ),
    "layer.unrecorded": (
        "changes that do not say what was there before: {count}",
        "record it with `gesprekskit changes --all`; then you hear it when the kit below changes something",
    ),
    "layer.not-a-role": (
        "`{name}` is not a role",
        "name two roles, such as `role/werkplekbegeleider` and `role/leidinggevende`",
    ),
    "layer.same-role": (
        "`{name}` goes into itself here",
        "name at `into` the role that stays",
    ),
    "layer.combined-forms": (
        "`{name}` goes into `{into}`; of two preparations one goes: {nodes}",
        "if you want to keep that one, leave out the other with `hide`, on a line above",
    ),
    "layer.combined-texts": (
        "`{name}` goes into `{into}`; these texts named both roles: {nodes}",
        "read them; replace or hide what is not right any more",
    ),
    "layer.no-name": (
        "`{name}` has no name to change",
        "choose a role, a term or a conversation, such as `role/leidinggevende`",
    ),
    "layer.no-list": (
        "`{name}` has no such list",
        "these lists are there: {known}",
    ),
    "layer.unknown-entry": (
        "this list has no `{name}`",
        "look the name up in the files of the kit below",
    ),
    "logo.outside": (
        "`{name}` is not in the folder of this layer",
        "put the logo in the folder of this file and write its name only, such as `logo.svg`",
    ),
    "logo.missing": (
        "there is no logo `{name}`",
        "put the file in the folder of this file; mind capitals as well",
    ),
    "logo.not-found": (
        "there is no file `{name}`",
        "write where your logo is, such as `pictures/logo.svg`",
    ),
    "logo.kind": (
        "this logo is neither SVG nor PNG",
        "save the logo again as plain SVG or as PNG",
    ),
    "logo.too-large": (
        "the file of the logo is larger than {most} kB",
        "save the logo smaller: as plain SVG, or as PNG of 1600 pixels wide",
    ),
    "logo.pixels": (
        "the logo has too many pixels: {size}",
        "save the logo as PNG of 1600 pixels wide",
    ),
    "logo.animated": (
        "the logo moves; paper cannot do that",
        "save one picture as PNG",
    ),
    "logo.broken": (
        "the file of the logo is damaged",
        "open the logo in a drawing program and save it again",
    ),
    "logo.encoding": (
        "the SVG of the logo is not written in UTF-8",
        "save the logo again as plain SVG or as PNG",
    ),
    "logo.doctype": (
        "the SVG of the logo has a `<!DOCTYPE>`, which can open other files",
        "save the logo again as plain SVG or as PNG; or take out the line with `<!DOCTYPE`",
    ),
    "logo.size": (
        "this logo does not say how wide and high it is, or it is over twenty times as wide as it is high",
        "give the SVG a `viewBox`, or choose another logo",
    ),
    "logo.complex": (
        "the drawing of the logo is too complex to print",
        "ask its maker for a simple SVG, or save the logo as PNG",
    ),
    "logo.empty": (
        "there is nothing to see in this logo",
        "turn letters and pictures into shapes (paths), or save the logo as PNG",
    ),
    "logo.white": (
        "this logo is white, or nearly so; on white paper it cannot be seen",
        "take the logo in colour or in black; else ask its maker for the one for a white background",
    ),
    "logo.dropped": (
        "left out of the logo: {names}",
        "see whether the logo is right on a form; if not, turn letters and pictures into shapes (paths) or choose a PNG",
    ),
    "colour.contrast": (
        "`{name}` is too light: its contrast with the paper is {ratio}, and has to be {least}",
        "take `{better}`: the same colour, but dark enough to read",
    ),
    "layer.too-many": (
        "a layer has at most {most} changes",
        "leave out what you do not need, or make a kit of your own",
    ),
    "layer.two-sides": (
        "here `after` and `before` are both given",
        "leave one out",
    ),
    "ref.twice": (
        "`{name}` is in this list already (at {first})",
        "take one away",
    ),
    "ref.unknown": ("there is no {what} `{name}`", "there are: {known}"),
    "role.same-name": (
        "the roles `{one}` and `{other}` are both called `{name}`",
        "if that is one person, write `{{type: combine, node: role/{one}, into: role/{other}}}` and rename `role/{other}` only; else choose two names",
    ),
    "role.article": (
        "the name `{name}` has an article before it",
        "write `name: {rest}` and `article: {article}`; sentences put the article before it by themselves",
    ),
    "field.no-guide": (
        "the role `{role}` marks field `{name}` too, and there is no such role",
        "put the role `{role}` in `roles.yml`; the name that readers see may be another",
    ),
    "field.label-and-question": (
        "field `{name}` has a label and a question",
        "leave one of the two out",
    ),
    "table.widths": (
        "the columns of `{name}` are {total} wide together",
        "make them {whole} together",
    ),
    "field.narrow": (
        "field `{name}` is {width} wide, too narrow for what is drawn in it",
        "make `width` at least {least}, or put less side by side",
    ),
    "table.narrow": (
        "column `{name}` is {width} wide, too narrow for what is in it",
        "make `width` at least {least}, or choose shorter words for the boxes",
    ),
    "form.unknown-field": ("section `{section}` has no field `{name}`", "it has: {known}"),
    "form.no-lines": (
        "field `{name}` of section `{section}` has no lines to write on",
        "remove the entry, or use `rows`",
    ),
    "form.no-rows": (
        "field `{name}` of section `{section}` has no rows",
        "remove the entry, or use `lines`",
    ),
    "form.count": (
        "`{name}` cannot have {count} of them",
        "write a number from {least} to {most}; to do without the field, name it under `leave_out`",
    ),
    "theme.letter-twice": (
        "the letter `{name}` belongs to another theme already (at {first})",
        "choose another capital",
    ),
    "theme.icon-twice": (
        "the icon `{name}` belongs to another theme already (at {first})",
        "choose another icon; `kits/schema/themes.json` lists them",
    ),
    "theme.edge-twice": (
        "the edge `{name}` belongs to another theme already (at {first})",
        "choose another edge; `kits/schema/themes.json` lists them",
    ),
    "deck.no-cards": (
        "the deck `{name}` has no cards",
        "name questions at `questions`, or write cards at `cards`",
    ),
    "deck.empty-side": (
        "this side of the card `{name}` says nothing",
        "give it a `title`, a `text`, `points` or `steps`",
    ),
    "poster.rules-without-steps": (
        "the rules `{name}` do not belong to the steps `{steps}`",
        "choose a set at `rules` whose rules take these steps together",
    ),
    "form.code-twice": (
        "the code `{name}` exists already (at {first})",
        "give one of the two another code",
    ),
    "form.section-twice": (
        "section `{name}` stands twice on this form",
        "leave one out, or make a second section",
    ),
    "form.judgement-line-missing": (
        "this conversation passes no judgement, but the form does not say so",
        "add `{name}` to `opening`",
    ),
    "form.judgement-line-false": (
        "this conversation passes a judgement, but the form denies it",
        "remove `{name}` from `opening`",
    ),
    "form.optional-line-false": (
        "everything on this form is required, but it opens with what may be left out",
        "remove `{name}` from `opening`, or set `optional: true` on a field",
    ),
    "form.privacy-line-missing": (
        "the form does not say what to keep off it",
        "add `{name}` to `closing`",
    ),
    "section.unused": (
        "no form uses section `{name}`",
        "put the section on a form, or remove the file",
    ),
    "question.several": (
        "there are two questions in one",
        "make it one question; move the other to `follow_ups`",
    ),
    "question.no-mark": (
        "this question has no question mark",
        "add one, or choose `form: uitnodiging`",
    ),
    "question.mark-too-many": (
        "a question of `form: {form}` has no question mark",
        "remove it, or choose another form",
    ),
    "conversation.phase-order": (
        "phase `{name}` comes before phase `{before}`",
        "put the phases in order",
    ),
    "conversation.duration": (
        "the conversation takes at least {least} and at most {most} minutes",
        "swap the two numbers",
    ),
    "conversation.minutes": (
        "the phases take {total} minutes together; the conversation takes {least} to {most}",
        "change the minutes of the phases, or `duration`",
    ),
    "kit.missing": ("there is no kit in `{folder}`", "name the folder that holds `kit.yml`"),
    "kit.nothing-there": (
        "`{name}` is missing from this kit",
        "make it, or copy it from `kits/werkplekleren`",
    ),
    "kit.file-extension": (
        "this file does not end in `.yml`, so it does not take part",
        "call it `{name}`",
    ),
    "kit.unknown-file": ("the file `{name}` does not belong in a kit", "these do: {known}"),
    "kit.unknown-folder": (
        "nothing is read in the folder `{name}`",
        "these are the folders of a kit: {known}",
    ),
    "kit.example-address": (
        "`{name}` is an example address: the QR codes on paper lead nowhere yet",
        "set `handbook_url` to the address where your handbook will stand",
    ),
    "path.unreadable": ("this file cannot be read: {reason}", "check that you may open it"),
    "path.not-a-file": (
        "this is not a regular file",
        "put the file itself in the folder, not a link to it",
    ),
    "path.not-a-folder": (
        "this is not a regular folder",
        "make it a folder that holds the files themselves, not a link",
    ),
    "print.engine": (
        "printing shows a fault: {message}",
        "report this to the makers of the program",
    ),
    "print.glyph": (
        "the typeface cannot draw these letters: {letters}",
        "replace them by ordinary letters",
    ),
    "print.card": (
        "the card `{name}` says more than it can hold",
        "shorten the sentence or the points, or choose cards of `a6`",
    ),
    "print.word": (
        "the card `{name}` is narrower than the word `{word}`",
        "choose a shorter word, or write it with a hyphen in it",
    ),
    "print.head": (
        "the word `{word}` is wider than the column that it stands above",
        "choose a shorter word, or make the column wider",
    ),
    "print.foot": (
        "what stands at the foot of every page does not fit on the paper. `{name}` is the longest: {length} characters",
        "make it shorter: publisher, web address, licence and funder together have five lines",
    ),
    "print.area": (
        "`{name}` on the poster says more than there is room for",
        "shorten the words: one or two big ones, and one short sentence",
    ),
    "print.pages": (
        "`{name}` takes {pages} pages; {most} are allowed. What is too much starts at `{first}`",
        "use fewer lines or rows, or leave out a section",
    ),
    "print.last-lines": (
        "`{name}` takes {pages} pages; {most} are allowed. Only its end does not fit",
        "use one line or row less",
    ),
    "print.layer-pages": (
        "with your names, logo and contact `{name}` comes to {pages} pages; it may have {most}",
        "choose shorter words, or take a row or line less with a line at `changes`: `{change}`",
    ),
    "print.worker-died": (
        "`{name}` was not made: the program that draws stopped",
        "try again; the other forms are done",
    ),
    "print.worker-timeout": (
        "`{name}` was not made: it took more than {seconds} seconds",
        "make the form simpler, or try again",
    ),
    "print.worker-memory": (
        "`{name}` was not made: it took too much memory",
        "make the form simpler",
    ),
    "print.part-missing": (
        "`{name}` was not made: `{part}` is missing",
        "see what happened to that part; then this works as well",
    ),
    "print.worker-fault": (
        "`{name}` was not made: the program has a fault here ({fault}, in {place})",
        "report these lines to the makers of the program; the other things are done",
    ),
    "handbook.link": (
        "the link `{link}` does not work",
        "point from this page to a file that is there, such as `../formulieren/index.md`",
    ),
    "handbook.missing-page": (
        "this page is not there, while other pages lead to it",
        "put the file back, or give it its old name",
    ),
    "handbook.page": ("the handbook has a fault: {message}", "mend the link or the page"),
    "prose.unknown-block": ("the handbook has no block `{name}`", "there are: {known}"),
    "prose.hides-page": (
        "this page hides one that the program makes itself",
        "rename the file, or put `replaces_generated: true` at its top",
    ),
    "release.same-version": (
        "{name} changed, but version {version} is out already",
        "give the kit a higher `version` and a new `date`",
    ),
    "release.layer": (
        "`release` is for the kit that this one stands on; your own version is in `kit.yml`",
        "give a higher `version` and a new `date` there each time you print",
    ),
    "output.address": (
        "the handbook cannot stand at `{address}`: {reason}",
        "choose another address, such as `--address 127.0.0.1:8001`",
    ),
    "output.disk": (
        "`{path}` cannot be written: {reason}",
        "check that there is room and that you may write there",
    ),
    "output.not-empty": (
        "there is something in `{path}` already",
        "choose a new name, or an empty folder; what is there stays",
    ),
    "output.symlink": ("`{path}` is a link, not a folder", "choose an ordinary folder"),
    "output.not-a-folder": ("`{path}` is not a folder", "choose another name"),
    "output.not-ours": (
        "`{path}` holds files that this program did not make",
        "choose an empty folder, or one made this way before",
    ),
}
