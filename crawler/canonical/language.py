"""The language that a text's letters and words tell, whatever its source claims."""

import re
from typing import Literal

Language = Literal["en", "ru", "kk", "kk-Latn"]

_CYRILLIC = re.compile("[а-яёәіңғүұқөһ]", re.IGNORECASE)
_KAZAKH = re.compile("[әіңғүұқөһ]", re.IGNORECASE)
_LATIN = re.compile("[a-zäöüğşñıūáńǵýú]", re.IGNORECASE)
_KAZAKH_LATIN = re.compile("[äöüğşñıūáńǵýú]", re.IGNORECASE)


def language_of(text: str) -> Language:
    """Return the language of the greater part of a text; English for one without letters."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic > latin:
        return "kk" if len(_KAZAKH.findall(text)) * 20 > cyrillic else "ru"
    return "kk-Latn" if len(_KAZAKH_LATIN.findall(text)) * 20 > latin else "en"
