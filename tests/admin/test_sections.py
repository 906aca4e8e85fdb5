"""The fieldsets and inlines of a form: what Django's own templates show of them."""

import pytest
from django.template.loader import render_to_string

from cooperation.admin.meetings import ParticipationInline
from tests import builders as make
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
        (tag, element.get("id"), element.get("href"), text(element) if tag in TEXTS else "") for tag, element in found
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
