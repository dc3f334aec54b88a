"""What may be said in a finding, and of why something changed."""

from collections.abc import Sequence

from frankpledge.evidence.sentence import listed
from frankpledge.partnership.agencies.answers import YES, Answer, No
from frankpledge.partnership.assess import sound
from frankpledge.partnership.assess.models import Finding, Grade
from frankpledge.partnership.assess.naming import named
from frankpledge.partnership.assess.queries.content import Content
from frankpledge.reports.agreed.named import names

LONGEST = 1500  # characters of a finding in other words


def may_say(finding: Finding, words: str) -> Answer:
    """A finding in other words. Its numbers are the figures' own, since every number of a finding can be asked about.
    Curly brackets name them, so nobody can type any."""
    if not words.strip():
        return No("Write the finding in your words, or leave it out.")
    if len(words) > LONGEST:
        return No(f"A finding has at most {LONGEST:,} characters. Put what goes beyond it into the commentary.")
    if "{" in words or "}" in words:
        return No("A finding can't have curly brackets. Write round ones.")
    found = named(words.strip(), finding.drafted, finding.numbers)
    if found.strange:
        return _strange(found.strange, finding)
    return YES if found.text == finding.drafted else _sound(words, finding)


def _sound(words: str, finding: Finding) -> Answer:
    if amount := sound.spelt_out(words, finding.drafted):
        return No(
            f"Nobody can ask where “{amount}” comes from. Give the finding's numbers in figures, or leave it out."
        )
    if why := sound.contradiction(words):
        return No(f"The finding's own numbers say otherwise. {why}")
    return YES


def _strange(strange: Sequence[str], finding: Finding) -> No:
    what = f"“{strange[0]}” is" if len(strange) == 1 else f"{listed([f'“{each}”' for each in strange])} are"
    # In the order of the sentence: a database keeps the numbers in one of its own.
    printed = [finding.numbers[name]["text"] for name in names(finding.drafted) if name in finding.numbers]
    held = listed(list(dict.fromkeys(printed))) or "it has none"
    return No(
        f"{what} not among the numbers of this finding ({held}). Correct it, or say it in the commentary, where "
        "numbers are yours to answer for."
    )


def may_explain(content: Content, measure: str) -> Answer:
    if content.rose_or_fell(measure) or content.explanation(measure):
        return YES
    return No("This measure did not clearly change, so there is nothing to explain.")


def may_be_graded(grade: str, text: str, evidence: str) -> Answer:
    """What is known rests on something, and who does not know says what would tell."""
    if grade == Grade.UNKNOWN:
        return YES if text.strip() else No("Say what would tell: which figures, whose knowledge, what to ask.")
    if not text.strip():
        return No("Say why it changed.")
    if grade == Grade.KNOWN and not evidence.strip():
        return No("Say what it rests on. Without that it is likely, or possible.")
    return YES
