"""The network of a participant or country: with whom it did things, and with whom these did, step by step."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Model
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from cooperation.fields import Period
from cooperation.filters.base import DATE_FILTERS
from cooperation.filters.meetings import ONCE, THEMSELVES
from cooperation.filters.networks import BY, LINES, WHOSE_FILTERS
from cooperation.models import Country, Meeting, Participant
from cooperation.models.pictures.network import MAX_ADDED_NODES, Network, NetworkStep, NodeId
from cooperation.register import RECORD_TYPES, RecordType
from cooperation.views.countries import country_of, with_query
from cooperation.views.pictures.base import Picture

OPEN, NODE = "open", "node"
"""Parameters of the URL: the nodes that are opened, and the node whose number is counted."""

MAX_OPENED_NODES = 6
"""Number of nodes that can be opened beside the first one. Each takes two queries."""

CONTROLS = ("date", "kind", "form", "status", "sector", "place")
"""The filters of lists that the page has fields for."""


@dataclass(frozen=True)
class LineKind:
    """What makes a line between two nodes: records of a type that both take part in.

    Attributes:
        many: the plural of the record type, as in the URL.
        heading: who the others are, as a heading.
        others: the same in a sentence, after a number.
    """

    many: str
    heading: str
    others: str


LINE_KINDS = (
    LineKind(LINES[0], "Who met {}", "who met {}"),
    LineKind(LINES[1], "Who has agreements with {}", "with agreements with {}"),
    LineKind(LINES[2], "Who has initiatives with {}", "with initiatives with {}"),
)


@dataclass(frozen=True)
class DrawnLine:
    """A line from an opened node to another one.

    Attributes:
        node: the other node.
        number: the number of records of both.
        url: the URL of their list; "" if no list has just these.
        open_url: the URL of the picture with the other node opened, or with its number counted; "" if it can't be.
        open_label: what the link does, or why there is none.
        is_counted: whether it is known how many nodes it would add.
        is_opened: whether the other node is opened too, below.
    """

    node: Model
    number: int
    url: str
    open_url: str = ""
    open_label: str = ""
    is_counted: bool = True
    is_opened: bool = False


@dataclass(frozen=True)
class DrawnStep:
    """An opened node.

    Attributes:
        node: the node.
        step: what it adds.
        heading: who the others are.
        lines: its lines, except those of nodes that were opened before.
        left_out: the number of others that are not in the picture.
        close_url: the URL of the picture without it, "" for the first one.
    """

    node: Model
    step: NetworkStep
    heading: str
    lines: list[DrawnLine]
    left_out: int
    close_url: str

    @property
    def since(self) -> Period | None:
        """The first day of the records that were counted, if these are the latest."""
        return Period.of_day(self.step.records.since) if self.step.records.since else None


class NetworkPage(Picture):
    """Who did things with whom, from one node outwards. Each step adds at most ``MAX_ADDED_NODES``.

    Attributes:
        column: the column of entries with the nodes.
        model: the model of the nodes.
        node_field: the field that the URL names them by.
        node_filter: the filter of lists by a node.
    """

    picture = "network"
    own_parameters = (BY, OPEN, NODE)
    column: str
    model: type[Model]
    node_field: str
    node_filter: str

    @cached_property
    def center(self) -> Model:
        """The first node. Raise Http404 if the user may not see it."""
        raise NotImplementedError

    @cached_property
    def line_kind(self) -> LineKind:
        """What makes a line: as in the URL, meetings by default or if the URL has something else."""
        return next((kind for kind in LINE_KINDS if kind.many == self.request.GET.get(BY)), LINE_KINDS[0])

    @cached_property
    def record_type(self) -> RecordType:
        """The type of the records that make lines."""
        return next(it for it in RECORD_TYPES if it.many == self.line_kind.many)

    # --- The network --------------------------------------------------------------------------------------------------
    @property
    def problems(self) -> Iterator[str]:
        yield from self._unusable
        yield from self._network[1]

    @cached_property
    def _unusable(self) -> list[str]:
        """What keeps the network from being drawn."""
        found = []
        if self.request.GET.get(BY, self.line_kind.many) != self.line_kind.many:
            choices = ", ".join(f"“{kind.many}”" for kind in LINE_KINDS)
            found.append(f"“{BY}” in the web address: write one of {choices}, or remove it.")
        for name in WHOSE_FILTERS:
            if name in self.chosen.active:
                label = self.chosen.form[name].label
                found.append(f"“{label}”: a network can’t be limited by this. Remove this filter.")
        return found

    @cached_property
    def _network(self) -> tuple[Network | None, list[str]]:
        """The network, None if it can't be drawn, and what was ignored of the URL."""
        if self._unusable or not self.chosen.is_readable:
            return None, []
        entries = self.chosen.matching()
        if self._is_of_held:
            entries = entries.filter(status=Meeting.Status.HELD)
        network, ignored = Network(entries, self.record_type.name, self.column), []
        network.open(self.center.pk)
        for text, row in self._named(OPEN):
            if row is None or row.pk not in network.nodes:
                ignored.append(f"“{OPEN}={text}” in the web address: it is not in this picture. It was ignored.")
            elif len(network.opened) > MAX_OPENED_NODES:
                ignored.append(f"At most {MAX_OPENED_NODES} can be opened, so “{text}” was not. Close another one.")
            elif row.pk not in network.opened:
                network.open(row.pk)
        return network, ignored

    def _named(self, parameter: str) -> list[tuple[str, Model | None]]:
        """Return each value of a parameter with the row that it names, None if there is none."""
        named = list(dict.fromkeys(self.request.GET.getlist(parameter)))
        wanted = [text for text in named if "\0" not in text]
        rows = self.model.objects.filter(**{f"{self.node_field}__in": wanted}) if wanted else ()
        found = {getattr(row, self.node_field): row for row in rows}
        return [(text, found.get(text)) for text in named]

    @property
    def _is_of_held(self) -> bool:
        """Whether only meetings that were held count: unless another status is chosen."""
        return self.record_type.model is Meeting and "status" not in self.chosen.active

    # --- The page -----------------------------------------------------------------------------------------------------
    def get_context_data(self, **kwargs):
        network, _ = self._network
        steps = self._steps(network) if network else []
        context = super().get_context_data(
            center=self.center,
            network=network,
            steps=steps,
            names={it.pk: self._name(it) for step in steps for it in (step.node, *(line.node for line in step.lines))},
            is_of_countries=self.model is Country,
            line_kind=self.line_kind,
            line_kinds=[(kind, self._url_by(kind)) for kind in LINE_KINDS],
            is_of_held=self._is_of_held,
            controls=[self.chosen.form[name] for name in self._controls],
            hidden=self._other_parameters(),
            trail=[(str(self.model._meta.verbose_name_plural).capitalize(), self._many_url)],
            max_opened=MAX_OPENED_NODES,
            **kwargs,
        )
        return context | {"is_drawn": network is not None}

    @property
    def _many_url(self) -> str:
        return reverse(f"cooperation:{self.model._meta.model_name}-list")

    def _steps(self, network: Network) -> list[DrawnStep]:
        nodes = self.model.objects.all()
        if self.model is Participant:
            nodes = nodes.select_related("country")
        rows = nodes.in_bulk(network.nodes)
        adds = self._count_added(network)
        return [
            DrawnStep(
                rows[step.node],
                step,
                self.line_kind.heading.format(rows[step.node].name),
                [self._line(network, step, rows, other, number, adds) for other, number in network.lines_of(step)],
                network.count_left_out(step),
                self._url_of(OPEN, *(self._name(rows[key]) for key in network.opened[1:] if key != step.node))
                if step.node != self.center.pk
                else "",
            )
            for step in network.steps
        ]

    def _count_added(self, network: Network) -> dict[NodeId, int]:
        """Return how many nodes each node would add, as far as that is known."""
        if len(network.opened) > MAX_OPENED_NODES:
            return {}
        adds = network.count_added()
        if adds is not None:
            return adds
        asked = [row.pk for _, row in self._named(NODE)[:1] if row and row.pk in network.nodes]
        return {key: network.count_added_by(key) for key in asked}

    def _line(self, network: Network, step: NetworkStep, rows, other: NodeId, number: int, adds) -> DrawnLine:
        url, node = self._listed(step, rows[step.node], rows[other]), rows[other]
        if other in network.opened:
            return DrawnLine(node, number, url, f"#step-{self._name(node)}", "Opened below", is_opened=True)
        if len(network.opened) > MAX_OPENED_NODES:
            return DrawnLine(node, number, url)
        others = self.line_kind.others.format(node.name)
        opened = [self._name(rows[key]) for key in network.opened[1:]]
        if other not in adds:
            counted = self._url_of(OPEN, *opened, **{NODE: self._name(node)})
            return DrawnLine(node, number, url, counted, f"Count those {others}", is_counted=False)
        if not adds[other]:
            return DrawnLine(node, number, url, "", f"No others {others}")
        return DrawnLine(node, number, url, self._url_of(OPEN, *opened, self._name(node)), told(adds[other], others))

    def _name(self, node: Model) -> str:
        return getattr(node, self.node_field)

    # --- URLs ---------------------------------------------------------------------------------------------------------
    def list_query(self, **changes: str | None) -> str:
        return f"?{self._parameters_of(self.center).urlencode()}"

    def _parameters_of(self, *nodes: Model) -> QueryDict:
        """Return the parameters of the list with the records of some nodes."""
        parameters = self.list_parameters.copy()
        if self._is_of_held:
            parameters["status"] = Meeting.Status.HELD.value
        given = parameters.getlist(self.node_filter)
        parameters.setlist(self.node_filter, list(dict.fromkeys([*given, *map(self._name, nodes)])))
        return parameters

    def _listed(self, step: NetworkStep, *nodes: Model) -> str:
        """The URL of the list with the records of a line; "" if no list has just these."""
        parameters, records = self._parameters_of(*nodes), step.records
        if self.record_type.model is Meeting:
            parameters[ONCE] = "yes"
            if self.model is Participant and any(node.kind == Participant.Kind.PERSON for node in nodes):
                parameters[THEMSELVES] = "yes"
        if not records.is_whole:
            filters = self.chosen.filters
            name = next((it for it in DATE_FILTERS if it in filters and filters[it].field_name == "period"), "")
            typed = self.chosen.active.get(name)
            if not (name and records.since) or (typed and f"{name}_within" not in self.chosen.active):
                return ""
            since = max(records.since, typed.lower) if typed and typed.lower else records.since
            parameters[name] = Period(since, typed.upper if typed else None).text
            parameters[f"{name}_within"] = "yes"
        return f"{reverse(f'cooperation:{self.record_type.name}-list')}?{parameters.urlencode()}"

    def _url_of(self, name: str, *values: str, **others: str) -> str:
        """The URL of this picture with other values of a parameter."""
        parameters = self.request.GET.copy()
        parameters.pop(NODE, None)
        parameters.setlist(name, values)
        parameters.update(others)
        query = parameters.urlencode()
        return f"{self.request.path}{f'?{query}' if query else ''}#picture"

    def _url_by(self, kind: LineKind) -> str:
        """The URL of the network with other lines, and with the filters that their list has too."""
        known = next(it for it in RECORD_TYPES if it.many == kind.many).filterset.base_filters
        kept = {
            name: self.list_parameters.getlist(name)
            for name in self.list_parameters
            if name in known and name not in ("kind", "form", "status", "sort")
        }
        by = {BY: kind.many} if kind != LINE_KINDS[0] else {}
        query = urlencode(by | kept, doseq=True)
        return f"{self.request.path}{f'?{query}' if query else ''}"

    @property
    def _controls(self) -> list[str]:
        """The filters that the page has fields for. Of one with several values, the chips show these."""
        filters = self.chosen.filters
        return [name for name in CONTROLS if name in filters and len(self.list_parameters.getlist(name)) < 2]

    def _other_parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of the URL that the page has no fields for."""
        hidden = [name for name in self.request.GET if name not in (*self._controls, NODE)]
        return [(name, value) for name in hidden for value in self.request.GET.getlist(name)]


def told(number: int, others: str) -> str:
    """Return what a link does that adds a number of nodes: "Add the 17 who met Ann"."""
    if number > MAX_ADDED_NODES:
        return f"Add {MAX_ADDED_NODES} of the {number:,} {others}"
    return f"Add the {number} {others}" if number > 1 else f"Add the one {others}"


class ParticipantNetwork(NetworkPage):
    """The network of a participant: participants."""

    column, model, node_field, node_filter = "participants", Participant, "slug", "participant"

    @cached_property
    def center(self):
        row = Participant.objects.visible_to(self.request.user).filter(slug=self.kwargs["slug"]).first()
        if row is None:
            raise Http404("There is no participant with this address.")
        return row


class CountryNetwork(NetworkPage):
    """The network of a country: countries."""

    column, model, node_field, node_filter = "countries", Country, "code", "country"

    def get(self, request, *args, **kwargs):
        if self.center.code != self.kwargs["code"]:
            return redirect(with_query(reverse("cooperation:country-network", args=[self.center.code]), request))
        return super().get(request, *args, **kwargs)

    @cached_property
    def center(self):
        return country_of(self.kwargs["code"])
