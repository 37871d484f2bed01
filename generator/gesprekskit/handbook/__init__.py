"""Pages and artefacts in, a site out: everything that knows MkDocs is in this folder."""
