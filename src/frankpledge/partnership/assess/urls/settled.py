"""Addresses of what is missing, and what newer data would change."""

urlpatterns = []
