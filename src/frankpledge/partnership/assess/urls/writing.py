"""Addresses of what people write in a chapter."""

urlpatterns = []
