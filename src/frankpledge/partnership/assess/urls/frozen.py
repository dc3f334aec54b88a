"""Addresses of what was frozen: read, compared and taken away."""

urlpatterns = []
