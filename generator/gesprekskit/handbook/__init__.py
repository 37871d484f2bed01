"""Pages and artifacts in, a site out: only this package knows MkDocs."""
