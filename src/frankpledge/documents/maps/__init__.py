"""Maps of areas shaded by a value."""

from frankpledge.documents.maps.choropleth import Shape, choropleth
from frankpledge.documents.maps.legend import Step, legend

__all__ = ["Shape", "Step", "choropleth", "legend"]
