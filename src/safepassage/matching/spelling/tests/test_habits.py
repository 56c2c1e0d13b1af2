"""Spelling habits of languages that share an alphabet: usual Latin spellings, and near misses."""

import pytest

from safepassage.matching.spelling import ALIKE, likeness, words

SEARCHED = 0.62
"""From here on the search takes words for one another."""

Rows = dict[str, tuple[str, str]]

PERSIAN: Rows = {
    "پرویز": ("parviz parveez", "firuz"),
    "موسوی": ("mousavi musavi moosavi", "mahdavi"),
    "ژاله": ("zhaleh jaleh zhale", "shireen"),
    "چنگیز": ("changiz chengiz", "hormoz"),
    "گودرز": ("goudarz gudarz godarz", "bahram"),
    "رضایی": ("rezaei rezai rezayi", "rasouli"),
    "قاسمی": ("ghasemi qasemi", "hashemi"),
    "زاده": ("zadeh zade", "pour"),
    "پور": ("pour pur poor", "zadeh"),
    "مصطفوی": ("mostafavi mustafavi", "hosseini"),
    "خسرو": ("khosrow khosro khosrov", "kasra"),
    "فاطمه": ("fatemeh fatima", "fereshteh"),
    "ایرج": ("iraj", "eraghi"),
    "شیوا": ("shiva sheeva", "maryam"),
    "ذبیحی": ("zabihi", "rabiei"),
    "کیومرث": ("kiumars kioumars", "kianoush"),
    "روح": ("rouh ruh", "reza"),
    "آژیر": ("azhir ajir", "arash"),
    "منوچهر": ("manouchehr manuchehr", "mehrdad"),
    "اردشیر": ("ardeshir ardashir", "ardalan"),
}
URDU: Rows = {
    "چودھری": ("chaudhry chaudhary choudhri", "cheema"),
    "بھٹی": ("bhatti bhati", "butt"),
    "کھوکھر": ("khokhar khokar", "mengal"),
    "گھمن": ("ghumman ghuman", "gohar"),
    "ٹوانہ": ("tiwana tawana", "taimur"),
    "ڈار": ("dar daar", "butt"),
    "گوندل": ("gondal gundal", "gulzar"),
    "پٹھان": ("pathan", "paracha"),
    "نواز": ("nawaz navaz", "nadeem"),
    "فہیم": ("faheem fahim", "shahid"),
    "جاوید": ("javed jawed javaid", "jamil"),
    "ظہیر": ("zaheer zahir", "tahir"),
    "زہرہ": ("zohra zahra", "zainab"),
    "عائشہ": ("aisha ayesha", "amina"),
    "راٹھور": ("rathore rathor", "rashid"),
    "گجر": ("gujjar gujar", "mughal"),
    "صغیر": ("saghir sagheer", "salman"),
    "ثمینہ": ("samina sameena", "salma"),
    "اختر": ("akhtar akhter", "ashraf"),
    "محمد": ("muhammad mohammad mohammed", "ahsan"),
}
PASHTO: Rows = {
    "خټک": ("khattak khatak", "kakar"),
    "ښکلی": ("shkulai khkulai", "spozhmay"),
    "ځواک": ("zwak dzwak", "zalmay"),
    "څپاند": ("tsapand sapand", "parwan"),
    "ګل": ("gul", "gran"),
    "پښتون": ("pashtun pakhtun pashtoon", "parwan"),
    "اڅکزی": ("achakzai atsakzai", "ahmadzai"),
    "ځدراڼ": ("zadran dzadran", "zurmat"),
    "ډېوه": ("dewa", "durkhanai"),
    "غږ": ("ghag ghazh", "wali"),
    "وړانګه": ("wranga wrranga", "wali"),
    "سپوږمۍ": ("spozhmai spogmai spozhmay", "shpoon"),
}
UKRAINIAN: Rows = {
    "Гриценко": ("hrytsenko gritsenko", "bondarenko"),
    "Галина": ("halyna galina", "olena"),
    "Ґалаґан": ("galagan", "hulak"),
    "Євген": ("yevhen evgen yevgen", "andriy"),
    "Їжакевич": ("yizhakevych izhakevich", "petrovych"),
    "Лукʼянчук": ("lukianchuk lukyanchuk", "melnychuk"),
    "Лук\u2019янчук": ("lukianchuk lukyanchuk", "melnychuk"),  # noqa: RUF001 - all Cyrillic
    "Михайло": ("mykhailo mikhailo mykhaylo", "mykola"),
    "Сергій": ("serhii sergiy serhiy", "andriy"),
    "Щербак": ("shcherbak scherbak", "hrybak"),
    "Юрій": ("yurii yuriy iurii", "ihor"),
    "Ігор": ("ihor igor", "yuriy"),  # noqa: RUF001 - all Cyrillic
    "Зинаїда": ("zynaida zinaida", "nadiia"),
    "Згурський": ("zghurskyi zgurskiy zgurskyy", "bilskyi"),
    "Соловйов": ("soloviov solovyov", "pavlov"),
    "Наталія": ("nataliia nataliya natalya", "tetiana"),
}
CENTRAL_ASIAN: Rows = {
    "Әлия": ("aliya aeliya", "asel"),
    "Ғабит": ("gabit ghabit", "samat"),
    "Қайрат": ("kairat qairat kayrat", "serik"),
    "Жаңыл": ("zhanyl janyl zhangyl", "zhibek"),
    "Өмірбек": ("omirbek umirbek", "nazarbek"),
    "Нұрлан": ("nurlan", "arslan"),
    "Күлшат": ("kulshat", "gulnar"),
    "Һасан": ("hasan", "nazar"),
    "Ыдырыс": ("ydyrys idris", "yrysbek"),
    "Ўткир": ("utkir otkir", "zokir"),
    "Ғайрат": ("gayrat ghayrat", "hayot"),
    "Ҳусан": ("husan khusan", "rustam"),
    "Қодиров": ("qodirov kodirov", "nazarov"),
    "Раҷаб": ("rajab radjab", "rahim"),
    "Шарифӣ": ("sharifi", "nazari"),
    "Нӯъмон": ("numon no\u02bbmon", "rahmon"),
    "Аҹар": ("ajar", "amin"),
    "Ҝүлнар": ("gulnar", "dilbar"),
    "Җемал": ("jemal", "kerim"),
    "Чыңгыз": ("chyngyz chingiz", "kyrgyz"),
    "Өзгөн": ("ozgon uzgen", "ozan"),
}
LANGUAGES = {
    "persian": PERSIAN,
    "urdu": URDU,
    "pashto": PASHTO,
    "ukrainian": UKRAINIAN,
    "central asian": CENTRAL_ASIAN,
}


def every(column: int) -> list[tuple[str, str]]:
    return [
        (written, spelling)
        for rows in LANGUAGES.values()
        for written, spellings in rows.items()
        for spelling in spellings[column].split()
    ]


@pytest.mark.parametrize(("written", "spelling"), every(0))
def test_a_name_is_like_its_usual_spellings(written: str, spelling: str) -> None:
    (word,), (latin,) = words(written), words(spelling)
    assert likeness(word, latin) >= SEARCHED


@pytest.mark.parametrize(("written", "other"), every(1))
def test_a_name_is_not_like_a_near_one(written: str, other: str) -> None:
    (word,) = words(written)
    assert likeness(word, other) < ALIKE
