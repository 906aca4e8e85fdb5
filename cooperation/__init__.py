"""The register of cooperation between states."""
