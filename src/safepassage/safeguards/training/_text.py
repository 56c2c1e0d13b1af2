"""The text and the questions of the unit, in words for whoever sits at a desk at night."""

from safepassage.records._base import Record


class Section(Record, frozen=True):
    """A heading and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


class Question(Record, frozen=True):
    """A question with its choices by code; ``why`` is told with the result."""

    code: str
    text: str
    choices: dict[str, str]
    right: str
    why: str


SECTIONS = (
    Section(
        "A hit is a question, not an answer",
        (
            (
                "Most hits are wrong. A name and a year of birth are shared by many people; a list "
                "of a million entries touches somebody on almost every flight. The machine finds "
                "likeness. Whether it is the person, you decide, and you may say no."
            ),
            (
                "Look first for what speaks against it: another birth date, another nationality, a "
                "document that is not the listed one. The page shows both sides equally large. If "
                "the evidence is thin, the traveller boards and the arrival desk looks again."
            ),
        ),
    ),
    Section(
        "What nobody may do",
        (
            (
                "A national always enters. Leaving is refused only by a court's order or an equal "
                "act. Nobody is turned back to where they may be persecuted, whatever papers they "
                "have or lack: a possible need of protection goes to the protection contact, and "
                "nothing about it goes to their state."
            ),
            (
                "Race, origin, religion, belief, politics, union, health and sexual life are no "
                "reasons, neither in words nor hidden behind a meal, a name or a place of birth. "
                "Nationality, sex or age alone are none either."
            ),
        ),
    ),
    Section(
        "How judgement goes wrong",
        (
            (
                "After many hits that were right, one believes the next; after many that were "
                "wrong, one clicks it away. A high number looks like proof. A foreign name looks "
                "more alike to whoever does not know the language. Tired people agree with the "
                "machine. That you know it does not protect you; looking for the reason against "
                "does, and so does the second officer, who must be free to disagree."
            ),
            (
                "Your decisions are counted: how fast, how often you agree with the machine and "
                "with one another. That is not to hurry you. It shows where people only stamp."
            ),
        ),
    ),
    Section(
        "What you look at is looked at",
        (
            (
                "Every record that you open stands in the ledger with your code and the purpose. "
                "Data of border checks answer no question of the police, and the other way round. "
                "Nobody looks up family, colleagues, neighbours or people from the news. Whoever "
                "was looked up may ask when and why."
            ),
            (
                "A person who was mistaken for another has a right to be told how to get it put "
                "right. Give them the notice; offer the redress number. An apology costs nothing."
            ),
        ),
    ),
)

QUESTIONS = (
    Question(
        "likeness",
        "Name and year of birth agree with an entry, the nationality does not. What is that?",
        {
            "same": "The person listed; nationalities are often wrong.",
            "open": "A likeness. I look for what speaks against it, and decide on all of it.",
            "refuse": "Reason enough for do not board; a second officer checks anyway.",
        },
        "open",
        "A name and a year are shared by many; the second officer is no substitute for the first.",
    ),
    Question(
        "national",
        "A national of this state flies home. She is on a list of wanted persons.",
        {
            "refuse": "She is not boarded until the court has decided.",
            "board": "She boards. The arrival desk is told.",
            "wait": "I leave it open until the flight has gone.",
        },
        "board",
        "A state never refuses its own nationals entry (ICCPR art. 12(4)).",
    ),
    Question(
        "leaving",
        "When may somebody be kept from leaving the country?",
        {
            "suspicion": "On a strong suspicion, with two officers.",
            "guardian": "When a guardian or an authority of the home state asks.",
            "court": "On a court's order or an equal act, whose reference stands in the decision.",
        },
        "court",
        "Freedom to leave has limits only by law (ICCPR art. 12(2) and (3)).",
    ),
    Question(
        "papers",
        "A traveller without a valid passport says she will be killed at home. What now?",
        {
            "refuse": "Without papers nobody boards; she may ask at the embassy.",
            "ask_home": "I ask her state whether the story is true.",
            "contact": "The protection contact takes it; her state learns nothing.",
        },
        "contact",
        "Nobody is turned back for lack of papers where protection may be needed, and asking her "
        "state would make her known to it (Refugee Convention art. 31 and 33).",
    ),
    Question(
        "silence",
        "The time runs out and you could not decide. What happens?",
        {
            "board": "The traveller boards, and the arrival desk is told.",
            "hold": "The traveller waits for the next flight.",
            "refuse": "Silence means do not board.",
        },
        "board",
        "An outage or a slow desk never strands anybody.",
    ),
    Question(
        "grounds",
        "Which of these may carry a decision by itself?",
        {
            "meal": "A religious meal and a one-way ticket.",
            "nationality": "The nationality, where many of it were caught before.",
            "none": "None of the two.",
        },
        "none",
        "Religion is no ground, and nationality alone is none either (Charter art. 21).",
    ),
    Question(
        "habit",
        "You have agreed with the machine forty times in a row. What does it mean?",
        {
            "good": "The machine is good; I can go faster.",
            "check": "That I look harder for what speaks against the next one.",
            "nothing": "Nothing at all.",
        },
        "check",
        "Habit is how wrong hits pass; the forty were not this person.",
    ),
    Question(
        "second",
        "You are the second officer, and the first is your superior. The evidence is thin.",
        {
            "agree": "I agree; the superior knows more.",
            "disagree": "I say no, and why. That is what I am asked for.",
            "leave": "I leave it to somebody else.",
        },
        "disagree",
        "A second word that cannot be no is no second word.",
    ),
    Question(
        "curiosity",
        "A well-known footballer is on tonight's flight. May you open the record?",
        {
            "hit": "Only when my work leads me there, such as an item of the queue.",
            "public": "Yes: where he travels is in the newspapers anyway.",
            "quick": "Yes, if I close it at once.",
        },
        "hit",
        "Every look needs its purpose, and stands in the ledger.",
    ),
    Question(
        "mistaken",
        "A traveller was mistaken for a listed person for the third time. What do you do?",
        {
            "sorry": "Nothing; it is not her fault, and not mine.",
            "number": "I clear the hit, and tell her of the redress number and how to complain.",
            "note": "I note her name, so that colleagues know her.",
        },
        "number",
        "She has a right to have it put right (LED art. 16); private notes are no record.",
    ),
)
