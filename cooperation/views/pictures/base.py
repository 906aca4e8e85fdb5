"""The base of all pictures of a list: its filters, the invalid ones, and links back to the list."""

from collections.abc import Iterator
from functools import cached_property

from django.http import QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.generic import TemplateView

from cooperation.filters import Filters
from cooperation.filters.queries import summary
from cooperation.models.known import at_one_moment
from cooperation.register import RecordType
from cooperation.views.base import Page


class Picture(Page, TemplateView):
    """A picture of the rows of a list that the user may see, with the filters of the URL.

    Attributes:
        picture: its name in URLs.
        own_parameters: the parameters of the URL that are not filters of the list.
    """

    picture: str
    own_parameters: tuple[str, ...] = ()
    record_type: RecordType = None

    def dispatch(self, request, *args, **kwargs):
        # Its queries read what others have found: what is deleted between them would be missing.
        with at_one_moment():
            response = super().dispatch(request, *args, **kwargs)
            return response.render() if isinstance(response, TemplateResponse) else response

    @classmethod
    def can_show(cls, record_type: RecordType) -> bool:
        """Whether the rows of a record type have what the picture shows."""
        raise NotImplementedError

    @cached_property
    def list_parameters(self) -> QueryDict:
        """The parameters of the list: those of the URL without the picture's own, and without a page of the list."""
        parameters = self.request.GET.copy()
        for name in (*self.own_parameters, *self.record_type.filterset.cursor_params):
            parameters.pop(name, None)
        return parameters

    @cached_property
    def chosen(self) -> Filters:
        """The filters of the list."""
        return self.record_type.filterset(self.list_parameters, request=self.request)

    @property
    def is_only_of_today(self) -> bool:
        """Whether a past day is in view that the picture can't show."""
        return False

    @property
    def problems(self) -> Iterator[str]:
        """What the page can't use of its own parameters."""
        return iter(())

    def get_template_names(self) -> list[str]:
        return [f"cooperation/pictures/{self.picture}.html"]

    def get_context_data(self, **kwargs):
        problems = list(self.problems)
        return super().get_context_data(
            filters=self.chosen,
            summary=summary(self.chosen),
            problems=[problem.text for problem in self.chosen.problems] + problems,
            is_drawn=self.chosen.is_readable and not problems and not self.is_only_of_today,
            is_only_of_today=self.is_only_of_today,
            record_type=self.record_type,
            picture=self.picture,
            list_query=self.list_query(),
            **kwargs,
        )

    def list_query(self, **changes: str | None) -> str:
        """Return the list's query string with "?", with some parameters changed; "" if there are none left."""
        parameters = self.list_parameters.copy()
        for name, value in changes.items():
            if value is None:
                parameters.pop(name, None)
            else:
                parameters[name] = value
        return f"?{parameters.urlencode()}" if parameters else ""

    def list_url(self, **changes: str | None) -> str:
        """Return the URL of the list with some parameters changed."""
        return reverse(f"cooperation:{self.record_type.name}-list") + self.list_query(**changes)
