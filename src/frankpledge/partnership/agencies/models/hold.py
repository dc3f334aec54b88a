from django.db import models

from frankpledge.partnership.agencies.models.dated import Dated
from frankpledge.partnership.agencies.models.partnership import Partnership
from frankpledge.partnership.audit.kept import Kept


class Hold(Dated):
    """What must not be deleted or erased, whatever its time: for a court, a review of a death, or a complaint.

    It holds all that belongs to its subject too: of a person their memberships, roles and events in the log.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="holds")
    subject = models.CharField(max_length=80)  # a reference, such as “person:12” or “agreement:3”
    reason = models.CharField(max_length=300)
    set_by = models.CharField(max_length=80)
    lifted_by = models.CharField(max_length=80, blank=True)
    lifted_because = models.CharField(max_length=300, blank=True)

    class Meta(Dated.Meta):
        ordering = ["-since", "-pk"]

    class Data:
        plain = {"id", "since", "until", "partnership", "set_by", "lifted_by"}
        personal = {"subject", "reason", "lifted_because"}
        kept = Kept(years=7, after="until")
