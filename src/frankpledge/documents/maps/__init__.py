"""Maps of areas shaded by a value."""

from frankpledge.documents.maps.choropleth import Shape, choropleth

__all__ = ["Shape", "choropleth"]
