"""What of this room goes into the log. What people write is theirs: it stays out of it."""

from frankpledge.partnership.audit.kinds import kind

ASSESSMENT_OPENED = kind("assessment opened", "the assessment of {year} was opened, on {period}", years=100)
CHAPTER_ADDED = kind("chapter added", "the chapter {title} was added to the assessment of {year}", years=100)
CHAPTER_SETTLED = kind("chapter settled", "the chapter {title} of {year} was settled: {what}")
CHAPTER_TAKEN_OUT = kind(
    "chapter taken out", "the chapter {title} was taken out of the assessment of {year}", years=100
)
FINDING_SETTLED = kind("finding settled", "a finding of {title}, {year}, on {measure}: {what}")
FINDINGS_TAKEN = kind("findings taken", "{findings} findings of {title}, {year}, were taken as drafted")
STILL_HOLDS = kind(
    "finding still holds", "a finding of {title}, {year}, on {measure} was looked at again and still holds"
)
CHANGE_EXPLAINED = kind("change explained", "why {measure} changed, {title}, {year}: {grade}")
PASSAGE_WRITTEN = kind("passage written", "the {name} of {title}, {year}, was written: {words} words")
CHAPTER_SIGNED = kind("chapter signed", "the chapter {title} of {year} was signed off", years=100)
SIGN_OFF_WITHDRAWN = kind("sign-off withdrawn", "the sign-off of {title}, {year}, was withdrawn", years=100)
DATA_TAKEN = kind(
    "newer data taken", "the assessment of {year} is made from newer data: {moved} numbers moved", years=100
)
DATA_LEFT = kind("newer data left", "the assessment of {year} is still made from the older data", years=100)
FREEZE_ASKED = kind("freezing asked for", "somebody asked that the assessment of {year} be frozen", years=100)
ASSESSMENT_FROZEN = kind(
    "assessment frozen", "the assessment of {year} was frozen as version {number}: {digest}", years=100
)
FREEZE_FAILED = kind("freezing failed", "the assessment of {year} was not frozen, and is open again")
CORRECTION_BEGUN = kind("correction begun", "the frozen assessment of {year} is being corrected", years=100)
CORRECTION_DROPPED = kind("correction dropped", "the correction of the assessment of {year} was given up", years=100)
DOCUMENT_TAKEN = kind(
    "document taken", "the {name} of {year}, version {number}, was downloaded as {form}", years=3, look=True
)
CHAPTERS_CARRIED_OVER = kind(
    "chapters carried over", "the chapters that {old} had last went to {new}, for its assessments to come", years=100
)
