"""What other rooms may want to know of this one, which does not know them."""

from django.dispatch import Signal

# Somebody's second factor was taken away, so that they set up another: sent with `person` and `by`, within the change's
# own transaction. Whoever gave them a way in that asks for none, such as a secret address, takes it away too.
second_factor_gone = Signal()
