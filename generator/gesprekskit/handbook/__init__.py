"""Pages and artefacts in, a site out: only this package knows MkDocs."""
