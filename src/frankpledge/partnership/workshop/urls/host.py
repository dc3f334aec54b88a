"""Scoring on a telephone: whoever has a slip with a code, signed in or not."""

app_name = "score"
urlpatterns = []
