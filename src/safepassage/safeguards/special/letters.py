"""Lines as words that can be compared: six scripts and languages, however a carrier writes them.

Accents, vowel marks and letter forms go; Arabic words lose the article and the particles before
it; traditional Chinese characters become simplified ones; Russian in Latin letters is brought to
one spelling of the many that carriers use.
"""

import re
import unicodedata
from types import MappingProxyType

_LATIN = str.maketrans(
    {"ß": "SS", "Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D", "\u0131": "I"}
)
_ARABIC = str.maketrans(
    {
        "\u0649": "\u064a",
        "\u06cc": "\u064a",
        "\u0629": "\u0647",
        "\u0671": "\u0627",
        "\u06a9": "\u0643",
        "\u0640": None,
        "\u0621": None,
    }
)
"""Final forms, letters of Persian keyboards, the stretching sign and the bare hamza."""
_HAN = str.maketrans(
    "輪醫療藥會黨員齋猶聖團維爾種殘聾啞懷過術傷擔戀變雙禮誦經廟異議運選舉罷癱癲癇糖壓臟腫漢滿壯"
    "黃蘭難導當員張華圖應護際務觀說語禱熱發隔鹽麥麗體傳統領獨貧膚產孫節數親釋徑屬總實檢診軟"
    "遊東門紅風簡單雲點強樂鄉區歸寫館飛機場頭條項顏壞換換達錄麼際階剛邊邁還進遠適選遞",
    "轮医疗药会党员斋犹圣团维尔种残聋哑怀过术伤担恋变双礼诵经庙异议运选举罢瘫癫痫糖压脏肿汉满壮"
    "黄兰难导当员张华图应护际务观说语祷热发隔盐麦丽体传统领独贫肤产孙节数亲释径属总实检诊软"
    "游东门红风简单云点强乐乡区归写馆飞机场头条项颜坏换换达录么际阶刚边迈还进远适选递",
)
_WORDS = re.compile(r"[A-Z]+|[0-9]+|[\u0400-\u052f]+|[\u0620-\u06ff]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_SPACES = re.compile(r"\s+")
_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_ARTICLE = "ال"
_SHORTEST_AFTER = MappingProxyType({1: 4, 2: 3, 3: 3})

_FROM_A = "A B V G D E ZH Z I I K L M N O P R S T U F KH TS CH SH SHCH - Y - E YU YA"
"""The thirty-two Cyrillic capitals from U+0410 on; two signs have no sound."""
_FIRST_CYRILLIC = 0x0410
_CYRILLIC = {_FIRST_CYRILLIC + place: one.strip("-") for place, one in enumerate(_FROM_A.split())}
_SPELLINGS = (
    ("KH", "H"),
    ("SHCH", "6"),
    ("SCH", "6"),
    ("SH", "6"),
    ("ZH", "9"),
    ("CH", "4"),
    ("TS", "C"),
    ("TZ", "C"),
    ("X", "KS"),
    ("W", "V"),
    ("Y", "I"),
    ("J", "I"),
    ("IE", "E"),
)
_DOUBLE = re.compile(r"(.)\1+")


_UNSEEN = frozenset({"Mn", "Cf"})
"""Marks on letters, and characters that nobody sees: both hide a word and change none."""


def fold(text: str) -> str:
    """The text in capitals, without accents and vowel marks, letters in one form."""
    wide = unicodedata.normalize("NFKC", text).upper().translate(_LATIN)
    bare = "".join(
        one
        for one in unicodedata.normalize("NFKD", wide)
        if unicodedata.category(one) not in _UNSEEN
    )
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), bare).translate(_ARABIC)


def words(folded: str) -> list[str]:
    """The words and numbers of folded text; Chinese has none (see ``han``)."""
    return _WORDS.findall(folded)


def joined_by_slash(folded: str) -> list[bool]:
    """For each word of ``words``, whether a slash joins it to its neighbour, as names are."""
    return [
        "/" in (folded[one.end() : one.end() + 1], folded[max(one.start() - 1, 0) : one.start()])
        for one in _WORDS.finditer(folded)
    ]


def han(folded: str) -> str:
    """Chinese text in simplified characters, without spaces."""
    return _SPACES.sub("", folded).translate(_HAN)


def is_arabic(word: str) -> bool:
    """Whether a folded word is written in Arabic letters."""
    return "\u0620" <= word[0] <= "\u06ff"


def is_cyrillic(word: str) -> bool:
    """Whether a folded word is written in Cyrillic letters."""
    return "\u0400" <= word[0] <= "\u052f"


def without_article(word: str) -> str:
    """An Arabic word without its article, as word lists keep it."""
    return word[2:] if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 1 else word


def forms(word: str) -> tuple[str, ...]:
    """The forms under which a folded word may stand in a list: as it is, and bare of particles."""
    if not is_arabic(word):
        return (word,)
    bare = (
        word[len(one) :]
        for one in _PREFIXES
        if word.startswith(one) and len(word) - len(one) >= _SHORTEST_AFTER[len(one)]
    )
    return (word, *bare)


def in_latin(word: str) -> str:
    """A folded Cyrillic word in Latin letters; any other as it is."""
    return word.translate(_CYRILLIC)


def skeleton(latin: str) -> str:
    """One spelling for the many of a Russian word in Latin letters."""
    for written, one in _SPELLINGS:
        latin = latin.replace(written, one)
    return _DOUBLE.sub(r"\1", latin)
