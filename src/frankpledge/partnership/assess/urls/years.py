"""Addresses of opening a year's assessment, its chapters, their findings and who signs them off."""

urlpatterns = []
