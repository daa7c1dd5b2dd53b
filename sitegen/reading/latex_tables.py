"""What TeX's commands stand for, as tables."""

import re
from collections.abc import Mapping
from functools import cache

from pylatexenc.latexencode import get_builtin_uni2latex_dict

# Accents of TeX and of its mathematics, and the combining characters that they are in Unicode.
ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "H": "\u030b", "b": "\u0331", "c": "\u0327", "d": "\u0323", "f": "\u0311", "G": "\u030f", "h": "\u0309",
    "k": "\u0328", "r": "\u030a", "t": "\u0361", "u": "\u0306", "v": "\u030c",
    "acute": "\u0301", "bar": "\u0304", "breve": "\u0306", "check": "\u030c", "ddot": "\u0308", "dot": "\u0307",
    "grave": "\u0300", "hat": "\u0302", "mathring": "\u030a", "tilde": "\u0303", "vec": "\u20d7",
    "widehat": "\u0302", "widetilde": "\u0303", "cedilla": "\u0327", "ogonek": "\u0328",
}  # fmt: skip

# An accent over nothing.
SPACING: Mapping[str, str] = {
    "\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0306": "˘", "\u0307": "˙",
    "\u0308": "¨", "\u030a": "˚", "\u030b": "˝", "\u030c": "ˇ", "\u0327": "¸", "\u0328": "˛",
}  # fmt: skip

# `\` and one character. The ones that are neither here nor in ACCENTS stay as they are written.
SYMBOLS: Mapping[str, str] = {
    "%": "%", "&": "&", "_": "_", "#": "#", "$": "$", "{": "{", "}": "}",
    ",": " ", ";": " ", ":": " ", " ": " ", "\n": " ", "\t": " ", ">": " ", "\\": " ",
    "!": "", "/": "", "-": "", "@": "", "(": "", ")": "", "[": "", "]": "", "|": "‖",
}  # fmt: skip

# Words that TeX sets in its own way; unlike after other commands the author wants the blank that follows.
LOGOS: Mapping[str, str] = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "eTeX": "ε-TeX", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX",
    "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt",
    "BibTeX": "BibTeX", "BibLaTeX": "BibLaTeX", "SLiTeX": "SLiTeX", "AmSTeX": "AMSTeX", "AmS": "AMS", "AMS": "AMS",
    "MF": "METAFONT", "METAFONT": "METAFONT", "MP": "MetaPost", "MetaPost": "MetaPost", "METAPOST": "METAPOST",
    "XePersian": "XePersian", "XeParsian": "XeParsian", "FarsiTeX": "FarsiTeX", "TUB": "TUGboat", "TUGboat": "TUGboat",
    "PS": "PostScript",
}  # fmt: skip

_SYMBOL_WORDS: Mapping[str, str] = {
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "imath": "ı", "jmath": "ȷ", "ss": "ß", "SS": "ẞ", "P": "¶", "S": "§",
    "dag": "†", "ddag": "‡", "copyright": "©", "pounds": "£", "euro": "€", "EUR": "€", "dots": "…", "ldots": "…",
    "textellipsis": "…", "lq": "‘", "rq": "’", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘",
    "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "guillemetleft": "«", "guillemetright": "»",
    "textquotedbl": '"', "textquotesingle": "'", "textless": "<", "textgreater": ">", "textbar": "|", "vert": "|",
    "textunderscore": "_", "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textasciigrave": "`", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "lbrack": "[", "rbrack": "]", "slash": "/", "textasteriskcentered": "*", "ast": "*", "star": "⋆", "colon": ":",
    "textdegree": "°", "degree": "°", "circ": "∘", "prime": "′", "lt": "<", "gt": ">", "le": "≤", "ge": "≥", "ne": "≠",
    "to": "→", "gets": "←", "iff": "⟺", "land": "∧", "lor": "∨", "lnot": "¬", "neg": "¬", "emptyset": "∅", "sim": "∼",
    "phi": "φ", "epsilon": "ε", "langle": "⟨", "rangle": "⟩", "sqrt": "√", "cdot": "·", "hyphen": "-",
    # As the bibliographies of the TeX Users Group have them
    "emdash": "—", "endash": "–",
    "quad": " ", "qquad": " ", "enskip": " ", "enspace": " ", "thinspace": " ", "space": " ", "nobreakspace": " ",
    "newline": " ", "linebreak": " ", "par": " ", "item": " ", "hfill": " ", "newblock": " ",
    "textcompwordmark": "\u200c", "zwnj": "\u200c", "zwj": "\u200d",
    "nolinebreak": "", "nobreakdash": "",
    # Operators are words in their own right.
    **{name: name for name in (
        "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd",
        "hom", "inf", "ker", "lg", "lim", "ln", "log", "max", "min", "mod", "Pr", "sec", "sin", "sinh", "sup", "tan",
        "tanh",
    )},
    "liminf": "lim inf", "limsup": "lim sup",
    **dict.fromkeys(("injlim", "projlim", "varinjlim", "varprojlim", "varliminf", "varlimsup"), "lim"),
}  # fmt: skip

# Commands that leave their argument, or what follows them, as it is.
TRANSPARENT = frozenset((
    "bf", "bfseries", "boldmath", "boldsymbol", "centering", "cite", "citep", "citet", "em", "emph", "enquote",
    "ensuremath", "fbox", "footnotesize", "hbox", "huge", "Huge", "it", "itshape", "large", "Large", "LARGE", "latin",
    "left", "lowercase", "lr", "LR", "LRE", "mathbb", "mathbf", "mathbin", "mathcal", "mathfrak", "mathit",
    "mathnormal", "mathop", "mathord", "mathrel", "mathrm", "mathscr", "mathsf", "mathtt", "mbox", "mdseries",
    "MakeLowercase", "MakeUppercase", "noindent", "nobreak", "normalfont", "normalsize", "operatorname", "overline",
    "penalty", "persian", "protect", "raggedright", "relax", "right", "rl", "RL", "RLE", "rm", "rmfamily", "sc",
    "scriptsize", "scshape", "sf", "sffamily", "sl", "slshape", "small", "smash", "string", "strut", "text", "textbf",
    "textit", "textlatin", "textlr", "textmd", "textnormal", "textrl", "textrm", "textsc", "textsf", "textsl",
    "textsubscript", "textsuperscript", "texttt", "textup", "tiny", "tt", "ttfamily", "underline", "unboldmath",
    "uppercase", "upshape", "uline", "url", "path", "nolinkurl",
))  # fmt: skip

# How many arguments of a command are not words of the text: sort keys (https://ctan.org/pkg/bibtex, btxdoc 4.3),
# lengths, colours, names of environments and languages.
DISCARDED: Mapping[str, int] = {
    "noopsort": 1, "hspace": 1, "vspace": 1, "hskip": 0, "color": 1, "textcolor": 1, "colorbox": 1, "fontsize": 2,
    "label": 1, "begin": 1, "end": 1, "selectlanguage": 1, "foreignlanguage": 1, "phantom": 1, "rule": 2, "raisebox": 1,
}  # fmt: skip

_COMMAND = re.compile(r"(?:\\ensuremath\{)?\\([A-Za-z]+)\}?")


@cache
def symbol_words() -> Mapping[str, str]:
    r"""The characters that commands such as `\ss` or `\alpha` stand for, by the name of the command."""
    found: dict[str, str] = {}
    for code, tex in sorted(get_builtin_uni2latex_dict().items()):
        if command := _COMMAND.fullmatch(tex):
            found.setdefault(command[1], chr(code))
    for name in TRANSPARENT | DISCARDED.keys() | ACCENTS.keys():
        found.pop(name, None)
    return {**found, **_SYMBOL_WORDS}
