"""What of this room goes into the log. The names of files are no part of it: some name a person."""

from frankpledge.partnership.audit.kinds import kind

DATA_SENT = kind("data sent", "{files} of data sent to be loaded as {door}")
DATA_LOADED = kind("data loaded", "data loaded: {what}")
NOTHING_NEW = kind("data held already", "data sent were held already, and nothing changed")
LOAD_REFUSED = kind("load refused", "data sent were refused: {why}. They were destroyed and nothing of them was kept")
