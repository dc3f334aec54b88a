"""What stands between a password and being signed in."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from frankpledge.partnership.accounts.second_factor import ENOUGH


class SecondFactorStage(AuthenticateStage):
    """The code or the passkey; not for whoever came by the council's own sign-in, which has asked already."""

    def _should_handle(self, request: HttpRequest) -> bool:
        steps = get_authentication_records(request, self.login.user)
        if steps and steps[-1]["method"] in ENOUGH:
            return False
        return super()._should_handle(request)
