"""PDF files in, PDF files out: fields, packs and tiles; the only importer of pikepdf."""
