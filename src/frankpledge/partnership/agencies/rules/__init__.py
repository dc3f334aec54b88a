"""Who may change what in this room, and when. Each file is one topic; whoever needs a rule names it from here."""

from frankpledge.partnership.agencies.rules.agencies import may_begin, may_end_agency, may_list_agency, may_stand
from frankpledge.partnership.agencies.rules.deputies import may_deputise, may_end_deputy
from frankpledge.partnership.agencies.rules.invitations import may_invite, may_send_again, may_withdraw
from frankpledge.partnership.agencies.rules.leaving import may_hand_over, may_leave, may_stay
from frankpledge.partnership.agencies.rules.members import may_change_member, may_give, may_join, may_take
from frankpledge.partnership.agencies.rules.permitted import has
from frankpledge.partnership.agencies.rules.records import may_answer, may_erase, may_hand_out, may_hold, may_lift

__all__ = [
    "has", "may_begin", "may_change_member", "may_deputise", "may_end_agency", "may_end_deputy", "may_give",
    "may_hand_over", "may_invite", "may_join", "may_leave", "may_list_agency", "may_send_again", "may_stand",
    "may_stay", "may_take", "may_withdraw",
    "may_answer", "may_erase", "may_hand_out", "may_hold", "may_lift",
]  # fmt: skip
