"""The measures: questions for the workers of two checkouts."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.measure import example
from bench.measure.works import ADD_URL, LIST, works

ONE, MANY = 1, 1000  # agreements written at once
BEFORE, NOW = "before", "now"
LEFT_OVER = "slug LIKE 'bench-%' OR slug LIKE 'speed-%'"  # the agreements of a run that was interrupted
FILES = ("csv", "json", "xlsx")
LISTS = ("meetings", "initiatives", "developments", "participants", "places", "sources", "countries")  # of many rows


@dataclass(frozen=True)
class Measure:
    """One or several consecutive steps, each done in both checkouts before the next.

    Attributes:
        steps: the number of a round, and BEFORE or NOW -> its steps: name, and question for the worker. A step without
            a name is not measured.
        records: records per step; the result is the time per record.
        rounds: number of rounds, unless they take longer than `seconds`.
        warm: earlier rounds that are not measured.
    """

    steps: Callable[[int, str], list[tuple[str, dict]]]
    records: int = 1
    rounds: int = 40
    warm: int = 3
    seconds: float = 15

    @property
    def names(self):
        """The names of its results."""
        return [name for name, _ in self.steps(0, NOW) if name]


def reads(samples, deep, form, rows):
    """Return a measure of each page that `make bench` measures, of the home page and other lists, and of some files.

    Args:
        form: a form of agreements, whose list is exported.
        rows: the number of rows of that list.
    """
    for work in works(samples, deep):
        yield page_measure(work.name, *map(work.register, work.samples), signed_in=work.signed_in)
    yield page_measure("Home page", "/")
    for name in LISTS:
        yield page_measure(f"List of {name}", f"/{name}/")
    for extension in FILES:
        path = f"{LIST}export.{extension}?form={form}"
        yield page_measure(f"Export of {rows:,} agreements as {extension.upper()}", path, rounds=5, warm=1)


def page_measure(name, *paths, signed_in=False, **options):
    """Return the measure of a page at some paths, which are requested in turn."""
    questions = [{"do": "request", "path": path, "signed_in": signed_in} for path in paths]
    return Measure(lambda number, _: [(name, questions[number % len(questions)])], **options)


def write_measures(named, first):
    """Return the measures of inserting, changing and deleting agreements, one and many at once.

    Args:
        named: their source and parties: see `example.named`.
        first: the id of the first one.
    """

    def steps(records, called):
        def of_round(number, _):
            key = first + number * records
            given = named | {"first": key, "last": key + records - 1}
            return [
                (f"{step.capitalize()} {called}", {"do": "execute", "statements": statements, "given": given})
                for step, statements in example.WRITES.items()
            ]

        return of_round

    yield Measure(steps(ONE, "one agreement"))
    yield Measure(steps(MANY, "an agreement, a thousand at once"), records=MANY, rounds=5, warm=1, seconds=60)


def creation(named, first, opened):
    """Return the measure of creating an agreement in the admin's form, and deleting it again.

    Args:
        opened: the initial fields of each checkout's form.
    """

    def steps(number, side):
        slug = f"speed-{first}-{number}"
        title = {"title": f"Agreement {first}-{number} on the measuring of speed", "slug": slug, "_save": "Save"}
        fields = opened[side] | example.typed(named) | title
        posted = {"do": "request", "path": ADD_URL, "fields": fields, "signed_in": True}
        return [
            ("Create an agreement in the admin’s form", posted),
            ("", deletion(f"slug = '{slug}'")),
        ]

    return Measure(steps)


def deletion(condition):
    """Return the question that deletes the agreements of a condition with all that belongs to them."""
    found = f"(SELECT id FROM cooperation_agreement WHERE {condition})"
    actions = f"(SELECT id FROM cooperation_agreementaction WHERE agreement_id IN {found})"
    statements = [
        f"DELETE FROM cooperation_citation WHERE action_id IN {actions}",  # the form cites its source there too
        *(statement.replace("BETWEEN %(first)s AND %(last)s", f"IN {found}") for statement in example.DELETIONS),
    ]
    return {"do": "execute", "statements": statements, "given": None}


def renaming(participant):
    """Return the measure of renaming a participant with very many entries."""
    change = "UPDATE cooperation_participant SET other_names = {} WHERE id = %(id)s"
    changes = [
        change.format("array_append(other_names, 'Anotherspelling')"),
        change.format("array_remove(other_names, 'Anotherspelling')"),
    ]

    def steps(number, _):
        question = {"do": "execute", "statements": [changes[number % 2]], "given": {"id": participant}}
        return [("Another spelling of a participant", question)]

    return Measure(steps, rounds=10, warm=0, seconds=30)
