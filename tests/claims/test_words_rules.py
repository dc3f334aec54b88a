"""Rules about words, law, bodies, references and money: what each says of passages, and of what it is silent."""

import pytest

from frankpledge.evidence.claims.errata import Grade
from frankpledge.evidence.claims.formats import read_bytes
from frankpledge.evidence.claims.parsing.report import Report
from frankpledge.evidence.claims.rule import rules

MINE = (
    "act-names", "amount-twice", "cross-reference", "duplicate-entry", "duties-by-section", "mixed-vintages",
    "money-left", "money-total", "no-figure", "none-beside-money", "opposite-valence",
    "part-year-money", "partnerships-in-county", "responsible-authorities",
    "responsible-authorities-missing", "same-body-twice", "span-of-years",
    "target-without-baseline", "victims-or-crimes",
)  # fmt: skip
OBJECTS = (Grade.WRONG, Grade.DOUBTFUL)
SECTIONS = (
    "1. Background\n\nThe district is rural.\n\n2. Performance\n\nCrime fell.\n\n3. Challenges\n\nFunding is short.\n\n"
)


def found(rule: str, text: str):
    report = Report(read_bytes(text.encode(), "report.txt"))
    return [(f.grade, f.quote, f.better) for f in rules()[rule].findings(report)]


def objections(rule: str, text: str):
    return [f for f in found(rule, text) if f[0] in OBJECTS]


@pytest.mark.parametrize("rule", MINE)
def test_every_rule_speaks_of_its_example_and_not_of_its_counter_example(rule):
    expected = {Grade.UNCHECKED} if rule == "no-figure" else {Grade.WRONG, Grade.DOUBTFUL}
    assert {grade for grade, _, _ in found(rule, rules()[rule].example)} & expected
    assert not objections(rule, rules()[rule].counter_example)


@pytest.mark.parametrize(
    "written, meant",
    [
        (
            "The Anti-Social Behaviour, Police and Crime Act 2014 applies.",
            "Anti-social Behaviour, Crime and Policing Act 2014",
        ),
        ("The Crime and Disorder Act 2008 applies.", "Crime and Disorder Act 1998"),
        ("The 1999 Crime & Disorder Act applies.", "Crime and Disorder Act 1998"),
        ("The Anti-Social Behaviour Act 2014 applies.", "Anti-social Behaviour, Crime and Policing Act 2014"),
        ("The Counter Terrorism Act 2015 applies.", "Counter-Terrorism and Security Act 2015"),
        ("The Domestic Abuse Act 2020 applies.", "Domestic Abuse Act 2021"),
        ("The Police and Social Responsibility Act 2011 applies.", "Police Reform and Social Responsibility Act 2011"),
        ("The Crime and Policing Act 2017 applies.", "Policing and Crime Act 2017"),
    ],
)
def test_an_act_under_another_name_or_year_is_wrong_and_is_put_right(written, meant):
    [(grade, _, better)] = found("act-names", written)
    assert grade == Grade.WRONG and better.removeprefix("The ") == f"{meant} applies."


@pytest.mark.parametrize(
    "text",
    [
        "The 1998 Crime and Disorder Act required it.",
        "Amendments were made in 2014 with the ASB, Crime and Policing Act.",
        "In 2008 the Crime and Disorder Act was ten years old.",
        "Under the Crime and Disorder Act 1998 (as amended in 2006) we must act.",
        "the anti-social behaviour crime and policing act 2014",
        "The Domestic Violence, Crime & Victims Act (2004) and the Licensing Act 2003, Crime and Disorder Act 1998.",
        "The Antisocial Behaviour etc. (Scotland) Act 2004 does not apply here.",
        "The Crime and Policing Act 2026 brings respect orders.",
        "The Restriction of Offensive Weapons Act 1959 and the Race Relations (Amendment) Act 2000.",
        "Under the Crime and Disorder Act 2008 crimes were recorded as before.",
        "The Policing and Crime Act 2009 and the Policing and Crime Act 2017.",
        "Act now: in 2014 we will.",
    ],
)
def test_acts_that_are_named_rightly_or_not_known_are_left_alone(text):
    assert not found("act-names", text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Section 17 of the Crime and Disorder Act 1998 requires councils to consider crime and disorder in all "
            "they do."
        ),
        (
            "Section 17 of the Crime and Disorder Act 1998 places a duty on partners to work together and do all they "
            "can to prevent crime."
        ),
        "The CSP was set up under Sections 5-7 of the Crime & Disorder Act 1998 and has to work together.",
        "Section 6 of the Crime and Disorder Act 1998 requires us to work together on a strategy.",
        "Section 17 of the Police and Justice Act 2006 imposes a duty to work together.",
        "Section 115 of the Crime and Disorder Act 1998 gives a power to share information.",
    ],
)
def test_a_section_is_not_objected_to_for_what_it_is_about(text):
    assert not found("duties-by-section", text)


def test_section_17_is_not_the_duty_to_work_together():
    text = "Section 17 of the Crime and Disorder Act 1998 imposes a duty on authorities to work in partnership."
    [(grade, _, better)] = found("duties-by-section", text)
    assert grade == Grade.WRONG and better.startswith(
        "Sections 5 and 6 of the Crime and Disorder Act 1998 impose a duty"
    )


@pytest.mark.parametrize(
    "text",
    [
        (
            "The responsible authorities are the police, councils, fire, probation and the ICB, who work with the "
            "Police and Crime Commissioner."
        ),
        "The Police and Crime Commissioner is not a responsible authority.",
        (
            "Essex's responsible authorities are Essex Police, Essex County Council and the Police, Fire and Crime "
            "Commissioner."
        ),
        (
            "The partnership works with the Police and Crime Commissioner, Leicestershire Police and Blaby District "
            "Council."
        ),
        "The responsible authorities and the Police and Crime Commissioner have to co-operate.",
        "Our statutory partners include the Police and Crime Commissioner, the police and the council.",
    ],
)
def test_a_commissioner_who_is_not_called_a_responsible_authority_is_left_alone(text):
    assert not objections("responsible-authorities", text)


@pytest.mark.parametrize(
    "text",
    [
        "The responsible authorities are: Kent Police, Swale Borough Council, Kent County Council and the Kent PCC.",
        "The Police and Crime Commissioner is a responsible authority.",
        (
            "The responsible authorities are:\n\n- Kent Police\n- Swale Borough Council\n"
            "- Kent Fire and Rescue Service\n- Office of the Police and Crime Commissioner for Kent\n"
        ),
    ],
)
def test_a_commissioner_among_the_responsible_authorities_is_wrong(text):
    assert [grade for grade, _, _ in found("responsible-authorities", text)] == [Grade.WRONG]


@pytest.mark.parametrize(
    "text",
    [
        (
            "The responsible authorities are the police, the council, fire and rescue, probation and the clinical "
            "commissioning group."
        ),
        "Responsible authorities, such as the police, the council and fire and rescue, meet monthly.",
        (
            "The responsible authorities meet four times a year. The police chair the meeting and the council takes "
            "minutes."
        ),
        (
            "The responsible authorities are Dyfed-Powys Police, Powys County Council, Mid and West Wales Fire and "
            "Rescue Authority, the Probation Service and Powys Teaching Health Board."
        ),
        "The steering group is made up of:\n\n- The police\n- The council\n- The fire service\n",
    ],
)
def test_a_list_with_every_responsible_authority_or_of_something_else_lacks_none(text):
    assert not found("responsible-authorities-missing", text)


@pytest.mark.parametrize(
    "text",
    [
        "Leicestershire Police, Northamptonshire Police and Blaby District Council took part.",
        "Leicestershire Police, British Transport Police and Blaby District Council took part.",
        "Calls to the police were answered by Leicestershire Police, the council and others.",
        "Members: Leicestershire Police, the Police and Crime Commissioner and Leicestershire County Council.",
        "Harborough District Council, Blaby District Council and Leicestershire County Council fund it.",
    ],
)
def test_bodies_that_differ_are_not_one_body_twice(text):
    assert not found("same-body-twice", text)


@pytest.mark.parametrize(
    "text",
    [
        "Leicestershire has six CSPs for its seven districts.",
        "Lancashire has one CSP for each of the 12 districts.",
        "In Leicestershire there is one officer for each of the 7 districts.",
        "Leicestershire Police has one inspector for each of the 7 neighbourhoods, and the CSP meets them.",
        "Cabinet, 3 March 2009\n\nIn Leicestershire there is one CSP for each of the 7 districts.",
    ],
)
def test_a_county_without_shared_partnerships_or_before_them_is_left_alone(text):
    assert not found("partnerships-in-county", text)


@pytest.mark.parametrize(
    "text",
    [
        "- 2015/16 Annual Review\n- 2016/17 Annual Review\n- 2017/18 Annual Review\n",
        "- 2016/17 Annual Review, June 2017\n- 2016/17 Action Plan, July 2017\n- 2017/18 Annual Review, June 2018\n",
        (
            "- Priority 1\n- Led by the police and council\n- Priority 2\n- Led by the police and council\n- Reviewed "
            "every year here\n- Priority 3\n- Reviewed every year here\n"
        ),
        "- Burglary\n- Robbery\n- Burglary\n",
        "- 2016/17 Q1 report, July\n- 2016/17 Q2 report, October\n- 2016/17 Q3 report, January\n",
    ],
)
def test_lists_in_which_nothing_stands_twice_by_mistake_are_left_alone(text):
    assert not found("duplicate-entry", text)


def test_the_same_entry_twice_in_a_list_is_doubtful():
    text = "- Support victims of hate crime\n- Fund street lighting in parks\n- Support victims of hate crime\n"
    assert [f[:2] for f in found("duplicate-entry", text)] == [(Grade.DOUBTFUL, "Support victims of hate crime")]


@pytest.mark.parametrize(
    "text",
    [
        f"{SECTIONS}4. Risks\n\nSee section 9 of the Act, and section 17 of the Crime and Disorder Act.\n",
        (
            f"{SECTIONS}4. Risks\n\nThe Section 151 Officer was asked. A section 60 order was made, and Section 21 "
            f"notices served.\n"
        ),
        (
            f"{SECTIONS}4. Risks\n\nAs challenges in section 3 of this report, and performance in section 2 of this "
            f"report.\n"
        ),
        "Table 1: Crimes\n\nTable 2: Incidents\n\nThe ONS publishes more in Table 7 of its release.\n",
        "The plan is at Appendix 4. More is in section 8 of this report.\n",
        f"{SECTIONS}4. Risks\n\nSection 106 money and Section 9 of the Home Office guidance.\n",
    ],
)
def test_references_to_what_is_there_or_is_elsewhere_are_left_alone(text):
    assert not objections("cross-reference", text)


@pytest.mark.parametrize(
    "text, claim",
    [
        (f"{SECTIONS}4. Risks\n\nThis is set out in section 8 of this report.\n", "section 8"),
        ("Table 1: Crimes by ward\n\nTable 2: Incidents by ward\n\nThe causes are shown in Table 5.\n", "Table 5"),
        (
            (
                "## 1. Purpose\n\nTo update.\n\n## 2. Performance\n\nCrime fell.\n\n## 3. Risks\n\nSee the finances in "
                "Section 6.\n"
            ),
            "Section 6",
        ),
        ("2 Background\n\n2.1 One.\n\n2.2 Two.\n\n2.3 As paragraph 2.9 says, crime fell.\n", "paragraph 2.9"),
    ],
)
def test_references_to_what_is_not_there_are_wrong(text, claim):
    [(grade, quote, _)] = objections("cross-reference", text)
    assert grade == Grade.WRONG and claim in quote


@pytest.mark.parametrize(
    "text, grade",
    [
        ("We had £12,000 from the PCC, £7,112 from the county and £21,300 ourselves, a total of £41,412.", Grade.WRONG),
        ("We had £12,000 from the PCC, £7,112 from the county and £21,300 ourselves, a total of £40,412.", Grade.HOLDS),
        ("We had £1.2m from the PCC and £0.7m from the county, making a total of £1.9 million.", Grade.HOLDS),
        ("We had £1.24m from the PCC and £0.72m from the county, £2m in total.", Grade.HOLDS),
        (
            "A total of £40,412 was received: £12,000 from the PCC, £7,112 from the county and £20,300 ourselves.",
            Grade.WRONG,
        ),
        ("The award of £1.2m comprises £740k for lighting, £310k for CCTV and £250k for youth outreach.", Grade.WRONG),
        ("- PCC £12,000\n- County council £7,112\n- Total £19,000\n", Grade.WRONG),
    ],
)
def test_a_total_of_money_is_added_up(text, grade):
    assert [f[0] for f in found("money-total", text)] == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "£50,000 was available, of which £20,000 went on lighting and £10,000 on CCTV, a total of £30,000.",
        "Of a total of £90,000, £20,000 went on lighting and £10,000 on CCTV.",
        "We spent £12,000 in 2020 and £14,000 in 2021, compared with a total of £30,000 in 2019.",
        "Grants of around £5,000, about £7,000 and £9,000, a total of £25,000.",
        "Damage cost £500 per lamp, £900 per bench and £2,000 per shelter, in total £8,300.",
        "A total of £90,000, including £20,000 for lighting and £10,000 for CCTV, was spent.",
    ],
)
def test_amounts_that_are_not_all_the_parts_of_a_whole_are_not_added(text):
    assert not objections("money-total", text)


@pytest.mark.parametrize(
    "text, grade",
    [
        (
            "A grant of £36,412 was received, of which £31,500 was spent, leaving £9,412 to be carried forward.",
            Grade.WRONG,
        ),
        (
            "A grant of £36,412 was received, of which £31,500 was spent, leaving £4,912 to be carried forward.",
            Grade.HOLDS,
        ),
        ("Of the £1.2m awarded, £0.7m went on lighting and £0.3m on CCTV, which leaves £0.2m.", Grade.HOLDS),
    ],
)
def test_what_is_left_of_a_sum_is_worked_out(text, grade):
    assert [f[0] for f in found("money-left", text)] == [grade]


@pytest.mark.parametrize(
    "text",
    [
        "Of the £50,000, about £18,000 went on CCTV, leaving about £30,000.",
        "Of the £50,000, £18,000 went on CCTV among other things, leaving £20,000.",
        "The shop lost £900 and £300, leaving £200 in the till.",
        "Of the £50,000, £18,250 was spent with £3,000 from the county.",
        "We received £50,000, spent £20,000 and leave £10,000 for each of the next three years.",
    ],
)
def test_a_remainder_that_can_not_be_worked_out_is_left_alone(text):
    assert not objections("money-left", text)


@pytest.mark.parametrize(
    "text",
    [
        "The PCC awarded a grant of £36,073 in 2019. A further grant of £12,500 came from the PCC in 2020.",
        "The PCC awarded a grant of £50,000. In the next year the PCC grant was £60,000.",
        "The PCC awarded £36,073. The county council awarded £36,037.",
        "The PCC awarded a grant of £36,000. The PCC later awarded a grant of £35,000.",
        "The PCC awarded £21,400 of £21,500 that was asked for.",
    ],
)
def test_sums_that_differ_for_good_reason_are_left_alone(text):
    assert not objections("amount-twice", text)


@pytest.mark.parametrize(
    "text",
    [
        "The county council gives £7,112 for 6 months.",
        "Funding is £12,000 for 6 months from the PCC and £7,112 for 6 months from the county council.",
        "Funding is £12,000 from the PCC and £7,112 for 6 months from the county council, £19,112 in total.",
        "Funding is £12,000 from the PCC and £7,112 from the county council. A further 6 months will follow.",
        "A thief who took £900 and £2,000 was jailed for 6 months.",
    ],
)
def test_sums_for_the_same_length_of_time_or_with_a_total_are_left_alone(text):
    assert not found("part-year-money", text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "1. Funding\n\nWe were awarded £49,573.\n\n2. Financial implications\n\nNone arising directly from this "
            "report.\n"
        ),
        "1. Background\n\nCrime fell.\n\n2. Financial implications\n\nNone\n",
        "1. Funding\n\nWe were awarded £49,573.\n\n2. Legal implications\n\nNone\n",
        "1. Background\n\nGoods worth £49,573 were stolen.\n\n2. Financial implications\n\nNone\n",
        "1. Funding\n\nWe were awarded £49,573.\n\n2. Financial implications\n\nNo new spending is asked for.\n",
    ],
)
def test_none_is_left_alone_where_it_is_explained_or_there_is_no_funding(text):
    assert not found("none-beside-money", text)


@pytest.mark.parametrize(
    "text",
    [
        "There were 40 fewer victims of crime supported this year, while crimes fell.",
        "The survey found 650 fewer victims of crime, and recorded crimes fell.",
        "Crimes fell by 650. Victims of crime can call the helpline.",
        "There were 12 fewer victims of domestic abuse at the refuge. Crimes fell.",
        "Crime fell by 11%, which is 2,650 fewer recorded crimes.",
    ],
)
def test_victims_who_were_counted_as_people_are_left_alone(text):
    assert not found("victims-or-crimes", text)


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet, 23 July 2013\n\nCrime has fallen year on year for eight years since 2004/05.\n",
        "Cabinet, 23 July 2013\n\nCrime has fallen year on year for nine years since 2004.\n",
        "Crime has fallen year on year for seven years since 2004.\n",
        "Cabinet, 23 July 2013\n\nThe service has run since 2004. Crime has fallen year on year for seven years.\n",
        "Cabinet, 3 February 2013\n\nCrime has fallen for seven consecutive years since 2004/05.\n",
    ],
)
def test_spans_that_fit_or_can_not_be_counted_are_left_alone(text):
    assert not found("span-of-years", text)


@pytest.mark.parametrize(
    "text",
    [
        "The 2021 Census counted 93,468 people. In the 2021 Census, 19% of residents were under 16.",
        "The 2021 Census counted 93,468 people. This is up from the 2011 Census, when 19% of residents were under 16.",
        "The 2011 Census counted 93,468 people. A survey in 2010 found that 19% feel unsafe.",
        "The 2011 Census counted 93,468 people.\n\nBased on 2010 ONS data 19% of residents are under 16.",
        "There were 12,345 crimes in 2011. In the 2021 Census 19% of residents were under 16.",
    ],
)
def test_a_population_with_shares_of_its_own_year_is_left_alone(text):
    assert not found("mixed-vintages", text)


@pytest.mark.parametrize(
    "text",
    [
        "How will we measure success?\n\n- Burglary falls by 5% from 324\n- 80% of residents feel safe\n",
        "How will we do this?\n\n- Reduce burglary in the district\n- Increase confidence\n",
        "How will we measure success?\n\n- The survey of residents\n- Police data, each quarter\n",
        "Priorities:\n\n- Reduce reoffending\n- Improve safety on our roads\n",
        "Measures of success\n\n- Twelve fewer burglaries than the baseline of 40\n- Number of school visits\n",
    ],
)
def test_measures_that_say_how_much_and_lists_of_actions_are_left_alone(text):
    assert not found("target-without-baseline", text)


@pytest.mark.parametrize(
    "text",
    [
        "Burglary has reduced by 12%.",
        "Our aim is that burglary is reduced.",
        "Burglary has reduced. It went from 40 to 30.",
        "Confidence has increased.",
        "We will have reduced burglary when the scheme ends.",
    ],
)
def test_changes_with_figures_and_hopes_are_left_alone(text):
    assert not found("no-figure", text)


@pytest.mark.parametrize(
    "text",
    [
        "Reports of hate crime rose, which is encouraging. Hate crime is a concern for residents.",
        "Reports of hate crime rose, which is encouraging. Burglary showed a significant increase.",
        "Hate crime showed a significant increase. We aim to increase reporting of hate crime.",
        (
            "Reports of domestic abuse rose, which is positive. The significant rise of reports of domestic abuse was "
            "hoped for."
        ),
        "Domestic abuse is a challenge. More people feel positive about reporting litter, which is up.",
    ],
)
def test_a_rise_that_is_judged_in_one_way_only_is_left_alone(text):
    assert not found("opposite-valence", text)
