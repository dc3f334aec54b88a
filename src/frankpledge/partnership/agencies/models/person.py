from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from frankpledge.partnership.audit.kept import ANONYMISE, Kept


class People(BaseUserManager["Person"]):
    """What Django's own sign-in asks for, and nothing else."""

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email__iexact=email or "")


class Person(AbstractBaseUser):
    """Somebody who signs in. What they may do comes from the roles that they hold in agencies, and from nowhere else.

    The one exception looks after the host itself: it sets partnerships up and sees nothing that is inside them.
    """

    email = models.EmailField()
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    administers_host = models.BooleanField(default=False)
    joined = models.DateTimeField(auto_now_add=True)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="person_has_their_own_email")]

    class Data:
        plain = {"id", "is_active", "administers_host", "joined", "last_login"}
        personal = {"email", "name", "password"}
        secret = {"password"}
        about = "pk"
        kept = Kept(years=7, after="memberships__until", then=ANONYMISE)

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
