"""The fieldsets and inlines of a form: what Django's own templates show of them."""

import pytest
from django.template.loader import render_to_string

from cooperation.admin.meetings import ParticipationInline
from tests import builders as make
from tests.admin.filling import opened, save
from tests.html import one, select, text

TEXTS = ["summary", "h2", "h3", "h4", "a"]
OUTLINE = ["fieldset", "details", *TEXTS]


@pytest.fixture
def form(as_editor):
    """A function that opens the form of a meeting with a participant."""
    talks = make.meeting()
    make.participation(talks, make.person("Ann Example"))
    return lambda: as_editor.get(f"/admin/cooperation/meeting/{talks.pk}/change/")


def outline(part) -> list[tuple]:
    """The structure of a part of a form: tags, ids, links and the texts of headings."""
    found = [(tag, element) for tag in OUTLINE for element in select(part, tag)]
    return [
        # The box that deletes a row is in its heading in Django's template, after its fields in ours.
        (tag, element.get("id"), element.get("href"), text(element).removesuffix(" Delete") if tag in TEXTS else "")
        for tag, element in found
    ]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"classes": ["collapse"]},
        {"max_num": 1},
        {"view_on_site": lambda self, row: f"/rows/{row.pk}/"},
        {
            "fieldsets": [
                ("Who", {"fields": ["participant"], "description": "A state or a person", "classes": ["collapse"]})
            ]
        },
    ],
    ids=lambda options: "".join(options) or "plain",
)
def test_an_inline_has_the_structure_of_the_template_of_django(form, monkeypatch, options):
    for name, value in options.items():
        monkeypatch.setattr(ParticipationInline, name, value)
    page = form()
    (inline,) = [it for it in page.context_data["inline_admin_formsets"] if it.opts.__class__ is ParticipationInline]
    stock = render_to_string("admin/edit_inline/stacked.html", {"inline_admin_formset": inline})
    ours = one(page, "#participations-group")
    assert outline(ours) == outline(stock)
    assert [text(it) for it in select(ours, ".description")] == [text(it) for it in select(stock, ".description")]


@pytest.fixture
def treaty_form(as_editor):
    """A function that opens the form of an agreement with one action, which has some fields."""

    def open_(**fields):
        treaty = make.agreement()
        make.action(treaty, "ratified", participant=make.state("KG"), **fields)
        return as_editor.get(f"/admin/cooperation/agreement/{treaty.pk}/change/")

    return open_


def more(page, row: str):
    return one(page, f"#{row} details.more")


def test_rarely_used_fields_of_a_row_are_folded(treaty_form):
    page = treaty_form()
    assert more(page, "actions-0").get("open") is None
    assert text(one(page, "#actions-0 summary")) == "More"
    folded = {field.get("name") for field in select(page, "#actions-0 details.more input")}
    assert {"actions-0-legal_ground", "actions-0-series", "actions-0-number"} <= folded
    assert "actions-0-date" not in folded
    assert more(page, "actions-empty").get("open") is None
    assert more(page, "citations-empty").get("open") is None


@pytest.mark.parametrize(
    "fields",
    [{"legal_ground": "Article 5"}, {"number": "7"}, {"effective_date": "2026"}, {"effective_date_inferred": True}],
)
def test_they_are_open_where_one_is_filled(treaty_form, fields):
    assert more(treaty_form(**fields), "actions-0").get("open") is not None


def test_they_are_open_where_a_place_is_chosen(treaty_form):
    assert more(treaty_form(place=make.place()), "actions-0").get("open") is not None


def test_they_are_open_where_one_has_an_error(as_editor):
    url = "/admin/cooperation/agreement/add/"
    typed = {"actions-TOTAL_FORMS": "2", "actions-0-kind": "ratified", "actions-1-kind": "signed"}
    page = save(as_editor, url, opened(as_editor, url), **typed, **{"actions-0-effective_date": "nonsense"})
    assert more(page, "actions-0").get("open") is not None
    assert more(page, "actions-1").get("open") is None


@pytest.mark.parametrize(
    ("url", "row", "typed"),
    [
        ("/admin/cooperation/figure/add/", "citations-0", {"citations-0-locator": "p. 4"}),
        (
            "/admin/cooperation/initiative/add/",
            "involvements-0",
            {"involvements-0-outcome": "left", "involvements-0-replaced_by": "x"},
        ),
    ],
)
def test_rows_of_other_records_open_them_too(as_editor, url, row, typed):
    page = save(as_editor, url, opened(as_editor, url), **typed)
    assert more(page, row).get("open") is not None


def test_fields_of_rows_are_described_by_their_help_texts(treaty_form):
    page = treaty_form()
    ids = {element.get("id") for element in select(page, ".help")}
    described = [
        field.get("aria-describedby") for field in select(page, "#actions-0 input") if field.get("aria-describedby")
    ]
    assert described
    assert set(described) <= ids
