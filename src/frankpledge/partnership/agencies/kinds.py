"""What of this room goes into the log."""

from frankpledge.partnership.audit.kinds import kind

HOST_ADMINISTRATOR_NAMED = kind(
    "host administrator named", "somebody was made an administrator of the host", personal=("email",)
)
PARTNERSHIP_SET_UP = kind("partnership set up", "the partnership {name} was set up", years=100)
AGENCY_ADDED = kind("agency added", "{name} joined as {standing}", years=100)
PERSON_JOINED = kind("person joined", "somebody joined for {agency}, as {roles}", personal=("name", "email"))
ROLE_GIVEN = kind("role given", "the role {role} was given, for {agency}")
ROLE_CONFIRMED = kind("role confirmed", "the role {role}, which one person had given, was confirmed, for {agency}")
ROLE_TAKEN = kind("role taken", "the role {role} was taken away, for {agency}")
MEMBERSHIP_ENDED = kind("membership ended", "somebody works for {agency} until {last_day}")
AGENCY_CHANGED = kind("agency changed", "{name} is listed as {standing}: {body}", years=100)
AGENCY_ENDED = kind("agency ended", "{name} takes part until {last_day}", years=100)
MEMBERSHIP_CHANGED = kind("membership changed", "somebody of {agency}: {what}", personal=("job",))
PERSON_STAYING = kind("person staying", "somebody of {agency} who was to leave stays")
DEPUTY_NAMED = kind("deputy named", "somebody of {agency} stands in from {first_day} to {last_day} as {roles}")
DEPUTY_ENDED = kind("deputy ended", "somebody of {agency} no longer stands in")
PERSON_INVITED = kind("person invited", "somebody was invited for {agency}, as {roles}", personal=("name", "email"))
INVITATION_SENT_AGAIN = kind("invitation sent again", "an invitation for {agency} was sent again, with a new link")
INVITATION_WITHDRAWN = kind("invitation withdrawn", "an invitation for {agency} was withdrawn")

# Of agreements and feeds. What somebody typed freely may name a person, titles among them: it is sealed, and the
# sentence says only that it changed. Which agreement it is, the reference says (`about`).
AGREEMENT_WRITTEN = kind(
    "agreement written down", "an agreement signed on {signed} was written down, of {parties}, by {basis}"
)
AGREEMENT_CHANGED = kind(
    "agreement changed",
    "an agreement was changed: {changes}",
    personal=(
        *("title before", "title after", "purpose before", "purpose after"),
        *("shared before", "shared after", "law before", "law after"),
    ),
)
AGREEMENT_ENDED = kind("agreement ended", "an agreement ended on {ended}")
AGREEMENT_REPLACED = kind("agreement replaced", "an agreement was replaced by {replaced_by} on {ended}")
FEED_AGREED = kind("feed agreed", "{agency} agreed to send {title} every quarter, from {since}")
FEED_CHANGED = kind(
    "feed changed",
    "what {agency} sends every quarter, {title}, was changed: {changes}",
    personal=("title before", "title after"),
)
FEED_ENDED = kind("feed ended", "{agency} sends {title} no longer, from {ended}")
DELIVERY_RECORDED = kind(
    "delivery recorded", "{title} of {quarter} came from {agency} on {received}, quality: {quality}"
)
DELIVERY_CORRECTED = kind(
    "delivery corrected",
    "{title} of {quarter} from {agency} was corrected: {changes}",
    personal=("note before", "note after"),
)
DELIVERY_WITHDRAWN = kind(
    "delivery withdrawn", "{title} of {quarter} from {agency} did not come: it had been written down by mistake"
)

# Of partnerships themselves, and of the bodies that hold the police of their force to account.
PARTNERSHIP_CHANGED = kind("partnership changed", "the partnership was changed: {what}", years=100)
LOGO_CHANGED = kind("logo changed", "the partnership's logo was {what}")
AREA_ADDED = kind("area added", "{area} ({code}) belongs to the partnership from {first_day}{shared}", years=100)
AREA_ENDED = kind("area ended", "{area} ({code}) belongs to the partnership until {last_day}", years=100)
WORKING_TOGETHER = kind("working together", "from {day} it works together with {others}", years=100)
PARTNERSHIPS_MERGED = kind("partnerships merged", "{olds} become {new} on {day}", years=100)
PARTNERSHIP_SPLIT = kind("partnership split", "{old} becomes {news} on {day}", years=100)
SUCCESSION_CALLED_OFF = kind(
    "merger or split called off", "the plan that {olds} become {news} on {day} was called off", years=100
)
CARRIED_OVER = kind(
    "carried over",
    "{agencies} agencies, {members} members, {agreements} agreements and {feeds} data sets went from {olds} to {new}",
    years=100,
)
POLICING_BODY_BEGAN = kind(
    "policing body began", "{name} ({sort}) is the local policing body of {force} from {day}", years=100
)
POLICING_BODY_CORRECTED = kind(
    "policing body corrected", "the local policing body of {force} is written down as {name} ({sort})", years=100
)

# Looks at what is personal, and what was refused. Nobody's words are kept, and no name: which record it was.
PERSON_READ = kind("person read", "somebody's page was looked at", years=3, look=True)
PEOPLE_SEARCHED = kind("people searched", "people were searched: {found} found", years=3, look=True)
LIST_EXPORTED = kind("list exported", "{list}: downloaded as {format}, {which}", years=3, look=True)
LOG_READ = kind("log read", "the log was looked at", years=3, look=True)
SEALED_DETAIL_READ = kind("sealed detail read", "the personal detail of event {number} was looked at", look=True)
PAGE_REFUSED = kind("page refused", "a page was refused: {page}", years=3, look=True)

# Of what is kept of people, and for how long.
HOLD_SET = kind("hold set", "a hold was set: nothing of it is deleted or erased", personal=("reason",))
HOLD_LIFTED = kind("hold lifted", "a hold was lifted", personal=("reason",))
RETENTION_RUN = kind("retention run", "what was past its time went: {what}")
PERSON_ERASED = kind("person erased", "somebody who had left was erased: what is kept of them names nobody", years=100)
REQUEST_RECEIVED = kind("request received", "somebody asked what is held about them; an answer is due on {due}")
REQUEST_REVIEWED = kind(
    "request reviewed", "it was decided of {others} others named in an answer: {disclosed} disclosed, {blacked} not"
)
REQUEST_ANSWERED = kind("request answered", "what is held about somebody was downloaded to be given to them", look=True)
