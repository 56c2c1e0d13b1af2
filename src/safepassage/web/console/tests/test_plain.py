"""Forms speak in our own sentences, the minimum stands beside the field."""

import pytest
from django import forms
from django.test import Client

from safepassage.web.console.items.forms import DecisionForm
from safepassage.web.console.plain import PlainForm
from safepassage.web.console.travellers.forms import SearchForm


class Sample(PlainForm):
    text = forms.CharField(min_length=10)
    own = forms.CharField(error_messages={"required": "Say why."})
    day = forms.DateField(required=False)
    one = forms.ChoiceField(choices=[("a", "A")])
    several = forms.MultipleChoiceField(choices=[("a", "A")])
    mail = forms.EmailField(required=False)
    file = forms.FileField()


def test_every_field_says_what_to_do() -> None:
    form = Sample({"text": "ab", "day": "soon", "one": "b", "mail": "x"})
    assert {name: errors[0] for name, errors in form.errors.items()} == {
        "text": "Write at least 10 characters; there are 2.",
        "own": "Say why.",
        "day": "Write the date as year-month-day, such as 1974-08-12.",
        "one": "Choose one of the list.",
        "several": "Choose at least one.",
        "mail": "Write an e-mail address, such as desk@example.org.",
        "file": "Choose the file.",
    }
    assert Sample({}).errors["text"] == ["Fill this in."]


def test_the_work_rooms_forms_speak_so() -> None:
    decision = DecisionForm({"outcome": "board", "ground": "ok"})
    assert decision.errors["ground"][0].startswith("Write at least")
    assert DecisionForm({}).errors["outcome"] == ["Choose one."]
    search = SearchForm({"surname": "A", "born": "1.2.1974", "ground": "oversight"})
    assert search.errors["born"][0].startswith("Write the date as")


@pytest.mark.django_db
def test_signing_in_wrongly_names_the_field_as_the_page_does(client: Client) -> None:
    page = client.post("/sign-in/", {"login": "nobody", "password": "wrong"}).content.decode()
    assert "Name or password is not right." in page
    assert "username" not in page.split("<main")[1].replace('autocomplete="username"', "")
    page = client.post("/sign-in/", {}).content.decode()
    assert "Name: Fill this in." in page
