"""Table how letters are written in Latin ones of which no pairs, or too few, were learned.

    python tools/table_spelling.py

writes ``src/safepassage/matching/spelling/tabled.json``. Sources: Greek by ISO 843 (ELOT 743),
Armenian by ISO 9985 and BGN/PCGN 1981, Georgian by ISO 9984 and the national system of 2002,
Devanagari by ISO 15919 and the Hunterian system, Thai by the Royal Thai General System of 1999,
kana by Hepburn (BS 4812) and ISO 3602, with what katakana stand for in foreign names; for each
letter the standard's form comes first, forms that documents use for it follow.

The pairs of Arabic and Cyrillic letters are mostly Arabic and Russian. What other languages write
with them is tabled beside: Persian, Pashto and Kurdish by BGN/PCGN (1958, 1968, 2007), Urdu by
BGN/PCGN (2007) and ALA-LC, Ukrainian by the Cabinet of Ministers' resolution 55 (2010), Kazakh,
Kyrgyz, Uzbek, Tajik, Turkmen, Azerbaijani, Tatar and Bashkir by BGN/PCGN and ICAO Doc 9303-3
(section 6 B and C).
"""

import json
from collections.abc import Mapping
from pathlib import Path

OUT = Path("src/safepassage/matching/spelling/tabled.json")
COSTS = (15, 90, 150, 200, 240)
"""Hundredths of a nat below certainty: the first form, the second, and so on."""
NOTHING = "-"
INHERENT = {"": 80, "a": 40}
"""A consonant with the A that it carries if nothing else follows, and without."""

GREEK = """
α a|β v b|γ g gh y|δ d dh|ε e|ζ z|η i e h|θ th t|ι i|κ k c g|λ l|μ m -|ν n -|ξ x ks|ο o|π p b
ρ r rh|σ s|ς s|τ t d|υ y u v f|φ f ph|χ ch h kh|ψ ps|ω o ou
"""
ARMENIAN = """
ա a|բ b p|գ g k|դ d t|ե e ye|զ z|է e|ը y e -|թ t|ժ zh j|ի i|լ l|խ kh h x|ծ ts dz|կ k g|հ h|ձ dz ts
ղ gh g l|ճ ch j|մ m|յ y h i -|ն n|շ sh|ո o vo -|չ ch|պ p b|ջ j ch|ռ r rr|ս s|վ v|տ t d|ր r|ց ts
ւ v u w -|փ p|ք k q|օ o|ֆ f|և ev yev
"""
GEORGIAN = """
ა a|ბ b|გ g|დ d|ე e|ვ v|ზ z|თ t|ი i|კ k|ლ l|მ m|ნ n|ო o|პ p|ჟ zh j|რ r|ს s|ტ t|უ u|ფ p ph f|ქ k
ღ gh g|ყ q k|შ sh|ჩ ch|ც ts c|ძ dz|წ ts tz c|ჭ ch|ხ kh h x|ჯ j dj|ჰ h
"""
DEVANAGARI_VOWELS = """
अ a|आ a aa|इ i|ई i ee|उ u|ऊ u oo|ए e|ऐ ai|ओ o|औ au ou|ऋ ri ru|ा a aa|ि i|ी i ee|ु u|ू u oo|े e|ै ai
ो o|ौ au ou|ृ ri ru|ं n m|ँ n -|ः h -|् -|़ -
"""
DEVANAGARI_CONSONANTS = """
क k|ख kh|ग g|घ gh|ङ n|च ch|छ ch|ज j z|झ jh|ञ n|ट t|ठ th|ड d|ढ dh|ण n|त t|थ th|द d|ध dh|न n|प p
फ ph f|ब b|भ bh|म m|य y|र r|ल l|व v w|श sh|ष sh|स s|ह h|ळ l
"""
THAI = """
ก k ko|ข kh|ค kh|ฆ kh|ง ng|จ ch j|ฉ ch|ช ch|ซ s|ฌ ch|ญ y n|ฎ d t|ฏ t|ฐ th|ฑ th|ฒ th|ณ n|ด d t|ต t
ถ th|ท th|ธ th|น n|บ b p|ป p|ผ ph|ฝ f|พ ph p|ฟ f|ภ ph p|ม m|ย y i|ร r n|ล l n|ว w o|ศ s t|ษ s t
ส s t|ห h -|ฬ l|อ o - a|ฮ h|ะ a|ั a|า a|ํ m|ิ i|ี i ee|ึ ue u|ื ue u|ุ u|ู u oo|เ e|แ ae a|โ o|ใ ai|ไ ai
็ -|์ -|่ -|้ -|๊ -|๋ -
"""
KANA = """
あ a -|い i - e|う u w -|え e ye -|お o - oh|か ka k c ca|き ki ky k chi|く ku k c qu|け ke k
こ ko k co|が ga g|ぎ gi gy gui|ぐ gu g|げ ge gue|ご go g|さ sa th tha|し shi sh si s|す su s th
せ se ce s|そ so s tho|ざ za z tha|じ ji j di gi|ず zu z s th|ぜ ze the z|ぞ zo z|た ta t
ち chi ch ti t|つ tsu ts tu z|て te t|と to t|だ da d|ぢ ji j di|づ zu z|で de d|ど do d|な na n
に ni ny n|ぬ nu n|ね ne n|の no n|は ha h wa|ひ hi hy h|ふ fu f hu h|へ he h e|ほ ho h wh
ば ba b va v|び bi by vi v|ぶ bu b v|べ be b ve v|ぼ bo b vo v|ぱ pa p|ぴ pi py p|ぷ pu p
ぺ pe p|ぽ po p|ま ma m|み mi my m|む mu m|め me m|も mo m|や ya|ゆ yu|よ yo|ら ra la r l
り ri li ry ly|る ru r l lu|れ re le r l|ろ ro lo r l|わ wa w|を o wo|ゐ i wi|ゑ e we|ん n m
ゔ v vu b|ぁ a|ぃ i y|ぅ u|ぇ e|ぉ o|ゃ ya a|ゅ yu u|ょ yo o|ゎ wa a|っ - t k s p|ー - r h e
ゝ -|ゞ -
"""
ARABIC_CONSONANTS = """
پ p pp|چ ch tch c|ژ zh j z|گ g gg gh|ٹ t tt|ڈ d dd|ڑ r rr d|ں n -|ھ h -|ہ h -|ښ sh kh x|ځ dz z j
څ ts ch s tz|ټ t tt|ډ d dd|ړ r rr d|ږ zh g gh j|ګ g gg|ڼ n rn|ڕ r rr|ڵ l ll|ڤ v f|ڭ ng
"""
ARABIC_VOWELS = """
ہ$ a ah e eh h|ے e ay ai ey y|ې e ay i|ۍ ai ay i ey|ە e a eh|ێ e ee|ۆ o u|ۇ u o|ۋ v w u
"""
ARABIC_BESIDE = """
و v oo va ve av|ق gh gha q qa k|ض z za ze zi|ذ z za ze|ظ z za ze zi|ث s sa si|غ gh gha gho
ي ee ei ai|ج j ja ji|ح h ha|ا aa o
"""
CYRILLIC = """
є ie ye e je|ґ g|і i y|ә a ae e|ғ gh g|қ q k|ң ng n|ө o oe u|ұ u|ү u ue|һ h|ҳ h kh|ҷ j dj|ҝ g|ҹ j c
җ j zh|ў o u w v|ҡ q k|ҙ z dh|ҫ s th|ђ dj d|љ lj l|њ nj n|џ dz j|ѕ dz z
"""
CYRILLIC_BESIDE = "г h|и y|х kh|ж zh|ы y"
BESIDE = (120, 150, 180, 200, 220)
"""Costs of forms beside those that were learned."""
SHORT_VOWELS = {"": 30, "a": 110, "e": 160, "i": 190, "u": 190, "o": 190}
"""What Arabic letters leave unwritten behind a consonant."""
LONGEST = 3

Letters = dict[str, dict[str, int]]


def main() -> None:
    """Write the tables."""
    scripts = {
        "greek": letters_in(GREEK),
        "armenian": letters_in(ARMENIAN),
        "georgian": letters_in(GEORGIAN),
        "devanagari": letters_in(DEVANAGARI_VOWELS)
        | _with(letters_in(DEVANAGARI_CONSONANTS), INHERENT),
        "thai": letters_in(THAI),
        "kana": letters_in(KANA),
    }
    source = (
        "ISO 843, 9985, 9984, 15919, 3602, Hunterian, RTGS, Hepburn, BGN/PCGN, ALA-LC, "
        "ICAO Doc 9303-3; tools/table_spelling.py"
    )
    told = {"source": source, "scripts": scripts, "beside": _beside(), "words": {}}
    OUT.write_text(json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True) + "\n")


def _beside() -> dict[str, Letters]:
    """Letters of learned scripts, and forms of such letters, that are not among the pairs."""
    consonants = _with(letters_in(ARABIC_CONSONANTS), SHORT_VOWELS)
    return {
        "arabic": consonants | letters_in(ARABIC_VOWELS) | letters_in(ARABIC_BESIDE, BESIDE),
        "cyrillic": letters_in(CYRILLIC) | letters_in(CYRILLIC_BESIDE, BESIDE),
    }


def letters_in(table: str, costs: tuple[int, ...] = COSTS) -> Letters:
    """The letters of a table, each before its forms, the likeliest first; ``|`` parts them."""
    rows = (row.split() for row in table.replace("\n", "|").split("|"))
    return {
        row[0]: {
            "" if form == NOTHING else form: cost
            for form, cost in zip(row[1:], costs, strict=False)
        }
        for row in rows
        if row
    }


def _with(consonants: Letters, vowels: Mapping[str, int]) -> Letters:
    """Each form alone and with each vowel; the cheaper way to write the same counts."""
    found: Letters = {letter: {} for letter in consonants}
    for letter, forms in consonants.items():
        for form, cost in forms.items():
            for vowel, more in vowels.items():
                group = form + vowel
                if len(group) <= LONGEST:
                    found[letter][group] = min(found[letter].get(group, 10_000), cost + more)
    return found


if __name__ == "__main__":
    main()
