"""What other rooms may want to know of this one, which does not know them."""

from django.dispatch import Signal

# Somebody works no longer for an agency, from now on: sent with `membership` and `by`, within the change's own
# transaction. A membership whose last day is yet to come sends nothing: from then on it gives no seat, by its dates.
membership_ended = Signal()

# Partnerships merged or split, and what they had went from them into those that follow: sent within the change's own
# transaction, before the old ones end, with `olds` and `news` in the order in which they were given; `members`: for
# each new partnership's number, old membership's number → the new membership; `on`: the day; and `by`.
carried_over = Signal()
