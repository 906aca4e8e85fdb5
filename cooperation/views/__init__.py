"""The register's own pages."""
