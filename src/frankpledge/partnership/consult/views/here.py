"""The concern that an address names, for whoever may see it; for anybody else it is not there."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from frankpledge.partnership.agencies.looking import looked
from frankpledge.partnership.consult import kinds
from frankpledge.partnership.consult.models import Concern
from frankpledge.partnership.consult.queries import visible


def here(request: HttpRequest, pk: int) -> Concern:
    """Withdrawn or not, with who wrote it down. That somebody looks at a private one is in the log."""
    seen = visible.seen_by(request.user, request.seat)
    one = get_object_or_404(seen.select_related("written_by", "partnership"), pk=pk)
    if one.private:
        looked(request, kinds.PRIVATE_CONCERN_READ, about=one)
    return one
