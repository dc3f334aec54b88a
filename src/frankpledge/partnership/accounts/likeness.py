from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.utils.translation import gettext as _


class NotLikeOneself(UserAttributeSimilarityValidator):
    """Django's, in a sentence without the name of a field in it, which would stay English in any language."""

    def get_error_message(self) -> str:
        return _("This password is too similar to your name or e-mail address. Choose another")
