"""Table how Han letters are read, and which of them are written for one another.

    python tools/table_han.py FOLDER ../shared/data/names/common

reads the Unihan database (Unicode Standard Annex 38; Unicode licence) from ``FOLDER``, plain or
packed by bzip2, and writes ``src/safepassage/matching/spelling/han.json``. Letters are the 8,105 of
the General Standard Characters (2013); other forms (traditional ones, variants) are folded to
them. Each is read in Mandarin (kMandarin first, then kTGHZ2013) and in Cantonese (kCantonese), as
a beginning, a vowel and an end; each of those is spelt by Hanyu Pinyin (ISO 7098), then
Wade-Giles, as in Taiwan, or as Hong Kong's registers spell Cantonese. Surnames are the common ones
of China, Taiwan, Hong Kong and Singapore, with spellings by which Hokkien, Teochew, Hakka,
Hainanese, Korean and Vietnamese families go; and Japan's most frequent ones with their own readings
(sigpwned/popular-names-by-country-dataset, CC0 1.0).
"""

import argparse
import bz2
import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from safepassage.matching.spelling import words
from table_spelling import NOTHING, letters_in

OUT = Path("src/safepassage/matching/spelling/han.json")
COSTS = (10, 80, 140, 190, 230)
"""Hundredths of a nat below certainty: the first form, the second, and so on."""

Reading = tuple[str, str, str]

MANDARIN_BEGINNINGS = """
- -|b b p|p p|m m|f f|d d t|t t|n n|l l|g g k|k k|h h|j j ch|q q ch|x x hs sh|zh zh ch j|ch ch
sh sh|r r j|z z ts tz|c c ts|s s sz ss|y y -|w w
"""
MANDARIN_VOWELS = """
a a|o o|e e o eh|i i ih u ee|u u|v u yu ue v|ai ai|ei ei|ao ao au|ou ou ow|ia ia|ie ie ieh
iao iao|iu iu iou|ua ua|uo uo o|uai uai|ui ui uei|ue ue ueh|an a|en e|ang a|eng e|ong o u|er e
ian ia ie|in i|iang ia|ing i|iong io iu|uan ua|un u ue|uang ua|ueng ue e|yi i ee|yu u|ye e eh
you ou u|yan a e|yuan ua ue|yin i|yao ao au|ying i|yun u ue|yong o u|ya a ia|yang a ia
yue ue ueh|yo o|ve ue ueh
"""
MANDARIN_ENDS = "- -|n n|ng ng|r r rh"
CANTONESE_BEGINNINGS = """
- -|b b p|p p|m m|f f|d t d|t t|n n|l l|g k g|k k|ng ng -|h h|gw kw gw|kw kw k|w w|z ch ts j tz
c ch ts|s s sh|j y -
"""
CANTONESE_VOWELS = """
- -|aa a ah|aai ai aai|aau au aau|aam a|aan a|aang a|aap a|aat a|aak a|ai ai|au au ow ou|am a u
an a u|ang a u|ap a|at a|ak a|e e eh|ei ei i ee ay|eng e|ek e i|i i ee ze e|iu iu iew|im i|in i
ing i|ip i|it i|ik i|o o oh|oi oi oy|ou o ou ow u|on o|ong o|ot o|ok o|oe e eu oe|oeng eu eo
oek eu eo|eoi ui oi|eon u eo|eot u|u u oo|ui ui|un u oo|ung u|ut u|uk u|yu yu u ue|yun u ue yu
yut u ue yu|m -
"""
CANTONESE_ENDS = "- -|m m|n n|ng ng|p p|t t|k k"

SURNAMES = """
王 ong heng|李 lee ly yi rhee|张 teo teoh cheong chong tio truong|刘 low lau lew luu yoo
陈 tan tran chin ting|杨 yeo yeoh yong yang duong|黄 ng wee ooi hwang huynh hoang wong
赵 teo tio cho jo trieu|吴 goh ng ngo oh|周 chew chiu chou|徐 chee cher chi seo|孙 soon sng son
马 mah beh|朱 choo choi|胡 oh foo woo|郭 kwok quek kuek kueh kwek quah|何 ho hoe ha
高 ko koh kor|林 lim lam lum im|罗 lo loh law lor|郑 tay tee teh chung jung jeong trinh
梁 neo neoh leong niu luong|谢 chia cheah seah sia tse ta|宋 song soong sung|唐 tong tng
许 koh khoh khaw hui heo kho|韩 hon han|冯 fung foong pang|邓 tang thien dang|曹 chou cho tso
彭 phang phua|曾 chan chen tsang zeng tseng tang|萧 siew siow seow sio siu|田 chan tian tin
董 tang tung tong|潘 phua pua poon phan|袁 wan yuen yuan|蔡 chua choa chai tsai tsoi choi thai
蒋 chiang cheong chang|余 ee yee yu|于 yu yee|杜 toh|叶 yap yip ip iap yeh|程 thia ching
魏 goi gwee ngai ngui|苏 soh soe so sou|吕 loo lu lui lyu lue|丁 teng ting|任 yam jen ren
卢 lo loh loo low|姚 yeo yiu|沈 sim shum sum shen|钟 cheng cheong chung chong|姜 khiang kang
崔 chui choi|谭 tham tam|陆 lek liok luk loke|范 huam fan pham|汪 ong|廖 liew liau leow lew
石 chio sek shek|金 kim kam|韦 wee wai|贾 ka chia|夏 hay ha|傅 poh foo|方 png pung hong bang
邹 chow chew|熊 him hung|白 peh pek|孟 beng maeng|秦 chin|邱 khoo kuah hiew yau chiu|侯 hau hou
江 kang kong kiang|尹 wan yoon|薛 sih sit|段 tuan|雷 lui luey|龙 leong lung|黎 lai le|史 sze
陶 tow to|贺 ho|毛 mo|顾 koo ku|龚 keng kung|邵 siow shiu|万 ban man|覃 qin tan|武 boo vo vu
钱 chee chien|戴 tye te tai|严 giam yim ngiam|莫 mok|孔 khong hung kong|向 heong|汤 thng tong
康 kang hong|易 yik|乔 kiu|文 boon mun moon|庞 pang phang|樊 fan|颜 gan ngan|庄 cheng chng chong
洪 ang hung hong|欧 au|区 au ou|施 see shi sze|翁 ang yung|游 yew yau|温 oon wan|柯 kua quah or
阮 nguyen yuen wan|童 tang tung tong|朴 park pak|单 shan sin|仇 qiu chou|查 zha cha|解 xie hsieh
卓 toh cheok|连 lian lin|巫 boo mo|辛 sin shin|甘 kam kum|涂 thoe|詹 chiam|符 foo hoo
云 hoon wan|冼 sin|伍 ng goh|岑 shum sam|凌 ling|骆 lok loh|简 kan kang|纪 kee kei|倪 geh ngai
赖 lai luah|麦 mak beh|曲 chu|盛 seng|缪 miao miu|管 kuan|尤 yew|聂 nip|梅 mui mei|焦 chiao
祝 chuk|霍 fok huo|华 wah hua|裴 pui bae|蓝 nam lam|殷 yan yin|古 koo ku|成 seng shing|申 shin
权 kwon|全 chuan
"""
MORE_SURNAMES = """
郝常牛葛齐鲁路米安穆关时祁尚耿左柳肖黎代章车毕包项艾池谷闫芦房付宫苗翟牟鲍柴瞿宁乌邢路岳季裘狄冷
刁滕晏佟桂娄荣饶阎师褚俞苟乐卜沙卞尚隋臧屈舒谌井佘邬郁步窦闵褚兰植封鞠阳党匡粟容仲敖喻费昝习应邝
官薄腾邸靳苑晋迟
"""
LONG_SURNAMES = """
欧阳 司马 诸葛 上官 司徒 夏侯 东方 皇甫 尉迟 公孙 令狐 慕容 宇文 长孙 端木 轩辕 独孤 南宫 淳于
单于 申屠 闻人 赫连 钟离 澹台 太史 仲孙 公冶 濮阳 万俟 呼延 西门 东郭 百里 第五
"""

_VARIANTS = ("kSimplifiedVariant", "kZVariant", "kSemanticVariant")
_MANDARIN = re.compile(r"([bpmfdtnlgkhjqxrzcsyw]h?)?([aeiouv]+)(n?g?r?)")
_CANTONESE = re.compile(
    r"(ng(?=[aeiou])|gw|kw|[bpmfdtnlgkhwzcsj](?=[aeiouymn]))?([aeiouy]*)(ng|[mnptk])?"
)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("common", type=Path)
    asked = parser.parse_args()
    folder = asked.folder
    letters = frozenset(_field(folder / "Unihan_OtherMappings.txt", "kTGH"))
    folds = _folds(folder / "Unihan_Variants.txt", letters)
    source = (
        "Unicode Han Database, Unicode licence; sigpwned/popular-names-by-country-dataset, "
        "CC0 1.0; tools/table_han.py"
    )
    told = {
        "source": source,
        "pieces": [
            [letters_in(table, COSTS) for table in tables]
            for tables in (
                (MANDARIN_BEGINNINGS, MANDARIN_VOWELS, MANDARIN_ENDS),
                (CANTONESE_BEGINNINGS, CANTONESE_VOWELS, CANTONESE_ENDS),
            )
        ],
        "read": _read(folder / "Unihan_Readings.txt", letters, folds),
        "folded": ["".join(folds), "".join(folds.values())],
        "surnames": dict(_surnames()),
        "long_surnames": LONG_SURNAMES.split(),
        "japanese": _japanese(asked.common / "sigpwned_surnames.csv", folds),
    }
    OUT.write_text(json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True) + "\n")


def _field(path: Path, name: str) -> dict[str, str]:
    """One field of a file of the Unihan database, by letter."""
    packed = path.with_name(f"{path.name}.bz2")
    data = bz2.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()
    rows = (line.split("\t") for line in data.decode().splitlines() if line.startswith("U+"))
    return {_letter(row[0]): row[2] for row in rows if row[1] == name}


def _letter(code: str) -> str:
    return chr(int(code.partition("<")[0].removeprefix("U+"), 16))


def _folds(path: Path, letters: frozenset[str]) -> dict[str, str]:
    """Forms of letters, with the standard letter that each stands for if it is one only."""
    found: dict[str, str] = {}
    for field in _VARIANTS:
        for letter, codes in _field(path, field).items():
            standard = {_letter(code) for code in codes.split()} & letters
            if letter not in letters and letter not in found and len(standard) == 1:
                (found[letter],) = standard
    return found


def _gathered(folds: Mapping[str, str]) -> dict[str, list[str]]:
    gathered: defaultdict[str, list[str]] = defaultdict(list)
    for form, letter in folds.items():
        gathered[letter].append(form)
    return gathered


def _read(path: Path, letters: frozenset[str], folds: Mapping[str, str]) -> dict[str, str]:
    """The letters that are read alike, by how: each reading in three pieces."""
    first, every = _field(path, "kMandarin"), _field(path, "kTGHZ2013")
    cantonese = _field(path, "kCantonese")
    forms = _gathered(folds)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for letter in sorted(letters):
        mandarin = [first[letter].split()[0], *re.findall(r":(\w+)", every[letter])]
        heard = [cantonese[one] for one in (letter, *forms.get(letter, ())) if one in cantonese]
        ours = _together([_cut(_MANDARIN, _plain(one)) for one in mandarin])
        theirs = _together([_cut(_CANTONESE, one.rstrip("123456")) for one in heard])
        found[f"{ours}|{theirs}"].append(letter)
    return {key: "".join(alike) for key, alike in found.items()}


def _plain(syllable: str) -> str:
    """Pinyin without tones, and with V for Ü."""
    spread = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(char for char in spread if char.isascii())


def _cut(syllables: re.Pattern[str], syllable: str) -> Reading | None:
    """A syllable's beginning, vowel (named by what closes it and what opens it), and end."""
    cut = syllables.fullmatch(syllable)
    if cut is None:
        return None
    begin, vowel, end = (part or NOTHING for part in cut.groups())
    closed = vowel if NOTHING in (vowel, end) else vowel + end
    opened = f"y{closed}" if begin == "y" else closed
    return begin, opened, end


def _together(readings: Sequence[Reading | None]) -> str:
    """Up to two readings as one: at each place the piece of the first, then of the second."""
    told = list(dict.fromkeys(reading for reading in readings if reading))[:2]
    return " ".join("/".join(dict.fromkeys(pieces)) for pieces in zip(*told, strict=True))


def _japanese(path: Path, folds: Mapping[str, str]) -> dict[str, str]:
    """Surnames of Japan in folded letters, with how they are read."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["Country"] == "JP" and row["Localized Name"]:
                surname = "".join(folds.get(letter, letter) for letter in row["Localized Name"])
                found[surname].extend(words(row["Romanized Name"]))
    return {surname: " ".join(dict.fromkeys(read)) for surname, read in found.items()}


def _surnames() -> Iterator[tuple[str, str]]:
    for surname in "".join(MORE_SURNAMES.split()):
        yield surname, ""
    for row in SURNAMES.strip().replace("\n", "|").split("|"):
        surname, *spellings = row.split()
        yield surname, " ".join(spellings)


if __name__ == "__main__":
    main()
