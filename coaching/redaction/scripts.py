"""A name in another script → how it is written in Latin letters, and how its language bends it."""

import re
import unicodedata

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "-",
            "y",
            "-",
            "e",
            "yu",
            "ya",
            "i",
            "yi",
            "ye",
            "g",
            "u",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)
_LATIN = {k: v.strip("-") for k, v in (_CYRILLIC | _GREEK).items()}
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧"
)
_HAN = re.compile("[\u4e00-\u9fff]{2,4}")
_HANGUL = re.compile("[\uac00-\ud7a3]{3,4}")
_TITLES = (
    rf"(?:欧阳|司马|诸葛|[{_SURNAMES}])(?:先生|女士|小姐|经理|經理|老师|老師|总监|主任|教授|博士|总)"
    "|(?<![お客])(?!皆|客|患者|学生|生徒|親|業者|店員)[\u4e00-\u9fff\u30a1-\u30ff]{1,4}(?:さん|様|氏|課長|部長)"
    "|(?<![\uac00-\ud7a3])(?!고객|선생|여러|부모|강사|교수|회원)[\uac00-\ud7a3]{1,4} ?"
    "(?:씨(?![\uac00-\ud7a3]{2})|(?:과장|부장|대리|팀장|차장|사원|이사|대표)?님)"
)
TITLED = re.compile(_TITLES)
"""A name with the title behind it, where scripts write no capitals: 王先生, 佐藤さん, 김 과장님."""
_ENDINGS = ("", "а", "я", "й", "ий", "ь", "о", "α", "η", "ος", "ης", "ας", "ις")
_BEFORE = {"HEBREW": "והבלמשכ", "ARABIC": "والبلكف"}


def latin(name: str) -> str:
    """A Cyrillic or Greek name in Latin letters; empty for any other."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) or c == "\u0306")
    plain = unicodedata.normalize("NFC", plain)
    if not any(c in _LATIN for c in plain):
        return ""
    return "".join(_LATIN.get(c, c) for c in plain)


def given(name: str) -> str:
    """What somebody is called whose family name is written first, without a space: 晓梅, 민수."""
    if _HANGUL.fullmatch(name):
        return name[-2:]
    if _HAN.fullmatch(name) and len(name) > 2:
        return name[2:] if len(name) == 4 else name[1:]
    return ""


def bends(plain: str) -> str:
    """The part of a folded Cyrillic or Greek name that stays in every case; empty for any other."""
    if len(plain) < 4 or script(plain) not in ("CYRILLIC", "GREEK"):
        return ""
    return plain.rstrip("аяйьоеыиσαηοεις") if len(plain.rstrip("аяйьоеыиσαηοεις")) > 2 else plain


def straight(plain: str) -> set[str]:
    """What a folded word of a text may be the bent form of, itself included."""
    found = {plain}
    which = script(plain)
    if which in ("CYRILLIC", "GREEK"):
        for cut in range(3):
            stem = plain[: len(plain) - cut]
            found |= {stem + ending for ending in _ENDINGS} if len(stem) > 2 else set()
    for front in range(1, 3):
        if (
            which in _BEFORE
            and len(plain) - front > 2
            and set(plain[:front]) <= set(_BEFORE[which])
        ):
            found.add(plain[front:])
    return found


def script(word: str) -> str:
    """The script of its first letter, as Unicode names it."""
    first = next((char for char in word if char.isalpha()), "")
    return unicodedata.name(first, "?").split()[0] if first else "?"
