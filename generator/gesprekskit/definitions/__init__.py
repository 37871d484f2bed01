"""What may be written in YAML: one kind of definition per module, and where its files are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gesprekskit.definitions.base import Definition
from gesprekskit.definitions.bibliography import Bibliography
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.decks import DeckDefinition
from gesprekskit.definitions.feedback import FeedbackSet
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.glossary import Glossary
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.layers import Changes, LayerDefinition, Seen
from gesprekskit.definitions.matrices import MatrixDefinition
from gesprekskit.definitions.posters import PosterDefinition
from gesprekskit.definitions.questions import QuestionBank
from gesprekskit.definitions.releases import Releases
from gesprekskit.definitions.roles import Roles
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.definitions.themes import Themes
from gesprekskit.definitions.translations import Translation
from gesprekskit.kinds import TRANSLATED


@dataclass(frozen=True, slots=True)
class DefinitionKind:
    """A kind of file: its name, its place in a kit's folder, and its model.

    `place` is a file name, or a folder whose files each hold one definition named after the file. A
    file that is not `followed` holds nothing that a layer can change, so no layer is notified of
    it. `language` is that of a translation, otherwise empty.
    """

    name: str
    place: str
    model: type[Definition]
    required: bool = True
    followed: bool = True
    language: str = ""

    @property
    def one_per_file(self) -> bool:
        """Return True if the place is a folder."""
        return not self.place.endswith(".yml")


DEFINITIONS = (
    DefinitionKind("kit", "kit.yml", KitDefinition),
    DefinitionKind("roles", "roles.yml", Roles),
    DefinitionKind("themes", "themes.yml", Themes),
    DefinitionKind("sources", "sources.yml", Bibliography, followed=False),
    DefinitionKind("glossary", "glossary.yml", Glossary),
    DefinitionKind("releases", "releases.yml", Releases, required=False, followed=False),
    DefinitionKind("conversation", "conversations", Conversation),
    DefinitionKind("bank", "questions", QuestionBank),
    DefinitionKind("feedback", "feedback", FeedbackSet),
    DefinitionKind("matrix", "matrices", MatrixDefinition),
    DefinitionKind("section", "sections", SectionDefinition),
    DefinitionKind("form", "forms", FormDefinition),
    DefinitionKind("deck", "cards", DeckDefinition, required=False),
    DefinitionKind("poster", "posters", PosterDefinition, required=False),
)

TRANSLATIONS = tuple(
    DefinitionKind(
        "translation",
        f"translations/{language}",
        Translation,
        required=False,
        followed=False,
        language=language,
    )
    for language in TRANSLATED
)

LAYER_DEFINITIONS = (
    DefinitionKind("layer", "kit.yml", LayerDefinition),
    DefinitionKind("changes", "changes", Changes, required=False),
    DefinitionKind("seen", "seen.yml", Seen, required=False),
    *(
        replace(definition, required=False)
        for definition in DEFINITIONS
        if definition.place not in ("kit.yml", "releases.yml")
    ),
)
"""What a layer's folder may hold: its own kit.yml, changes, and definitions that it adds."""
