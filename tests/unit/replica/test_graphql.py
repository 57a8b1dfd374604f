import pytest

from crawler.replica.sites.graphql import QueryError, read_query

USUAL = """
query($p:String,$n:Int,$pg:Int,$l:String){
  news(projects:$p,_size:$n,_page:$pg,_sort:"created_date:DESC",_lang:$l){
    id title body directions{id title} } }
"""


def test_variables_are_filled_in() -> None:
    asked = read_query(USUAL, {"p": "eq:mfa", "n": 20, "pg": 2, "l": "ru"})
    assert asked.root == "news"
    assert asked.arguments == {
        "projects": "eq:mfa",
        "_size": 20,
        "_page": 2,
        "_sort": "created_date:DESC",
        "_lang": "ru",
    }
    assert asked.fields == {"id", "title", "body", "directions"}


def test_the_short_form_without_variables_is_understood() -> None:
    asked = read_query('{ news(projects: "eq:mfa", _size: 5) { id } }', {})
    assert asked.arguments == {"projects": "eq:mfa", "_size": 5}


@pytest.mark.parametrize("query", ["", "news { id }", "{ news }", "mutation { remove(id: 1) { id } }"])
def test_what_is_no_such_query_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="Syntax Error"):
        read_query(query, {})


def test_a_variable_that_was_not_given_is_named() -> None:
    with pytest.raises(QueryError, match=r"\$pg"):
        read_query(USUAL, {"p": "eq:mfa", "n": 20, "l": "ru"})
