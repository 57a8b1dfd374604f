"""Figures: what a text states about trade, investment and companies between Kazakhstan and a partner.

A sentence is marked once (`sentence`): amounts, periods, growth, measures and words of purpose. Its
statements follow from how the marks stand to one another (`statements`), whose exports or capital they are
from the words beside them (`owners`), numbers of companies from a rule of their own (`companies`). What does
not add up is kept as stated and flagged (`checks`).
"""

from crawler.parsers.figures.checks import Doubt, told_differently
from crawler.parsers.figures.reading import read_figures

__all__ = ["Doubt", "read_figures", "told_differently"]
