"""The pages and Word files of briefings."""

from functools import cached_property
from urllib.parse import unquote, urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from django.views.generic import TemplateView, View

from cooperation.exports.sourced_text import SourcedPaper
from cooperation.fields.times import today
from cooperation.filters.past_day import lasting_url
from cooperation.models import Participant
from cooperation.views.base import Page
from cooperation.views.briefings.compose import BriefingComposer
from cooperation.views.briefings.form import SECTION_TITLES, BriefingForm
from cooperation.views.briefings.subjects import BriefingSubject
from cooperation.views.countries import countries_from
from cooperation.views.errors import problems_page

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCX_WRITER = "cooperation.exports.docx_file.docx_file"
"""Loaded by a worker with its first Word file: the package takes half a second and 23 MB."""

PAGE_NAME, FILE_NAME = "briefing/", "briefing.docx"
"""The last parts of URLs, after the path of the subject."""


class BriefingView(Page):
    """A briefing about the subject of its URL: the codes of countries, or the slug of a participant."""

    last_part: str

    @cached_property
    def subject(self) -> BriefingSubject:
        """Whom the briefing is about. Raise Http404 if the user may not see it."""
        user, kwargs = self.request.user, self.kwargs
        if slug := kwargs.get("slug"):
            participant = Participant.objects.visible_to(user).filter(slug=slug).first()
            if participant is None:
                raise Http404(f"No participant found matching “{slug}”.")
            return BriefingSubject.of_participant(participant, user)
        return BriefingSubject.of_countries(countries_from(kwargs.get("codes") or [kwargs["code"]]), user)

    @cached_property
    def form(self) -> BriefingForm:
        """What the reader chose."""
        return BriefingForm(self.request.GET)

    @property
    def query(self) -> str:
        """The query string with what the form reads, with "?"; "" if there is nothing."""
        values = {name: list(dict.fromkeys(self.request.GET.getlist(name))) for name in self.form.fields}
        query = urlencode(values, doseq=True)
        return f"?{query}" if query else ""

    def url(self, last_part: str) -> str:
        """Return the path of the page or the file with the same choices."""
        return f"{self.subject.url}{last_part}{self.query}"

    def paper(self) -> SourcedPaper:
        """Return the briefing of a valid form."""
        url = lasting_url(self.request, self.url(PAGE_NAME))
        return BriefingComposer(self.subject, self.form, today()).compose(url)

    def dispatch(self, request, *args, **kwargs):
        # Each set of countries has one address.
        codes = kwargs.get("codes") or [kwargs.get("code")]
        if "slug" not in kwargs and codes != self.subject.list_filters["country"]:
            return HttpResponseRedirect(self.url(self.last_part))
        return super().dispatch(request, *args, **kwargs)


class BriefingPage(BriefingView, TemplateView):
    """A briefing as a page, which prints on two sheets of A4."""

    last_part, template_name = PAGE_NAME, "cooperation/briefing.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            subject=self.subject,
            form=self.form,
            sections=SECTION_TITLES,
            paper=self.paper() if self.form.is_valid() else None,
            file_url=self.url(FILE_NAME),
            **kwargs,
        )


class BriefingFile(BriefingView, View):
    """A briefing as a Word document. One that can't be made gets an error."""

    last_part = FILE_NAME

    def get(self, request, *args, **kwargs) -> HttpResponse:
        if not self.form.is_valid():
            back = self.url(PAGE_NAME), "Correct what you chose for this briefing"
            return problems_page(request, self.form.problems, back)
        name = f"{'-'.join(filter(None, self.subject.url.split('/')[2:]))}-briefing-{today().isoformat()}.docx"
        headers = {"Content-Disposition": content_disposition_header(True, unquote(name))}
        return HttpResponse(import_string(DOCX_WRITER)(self.paper()), content_type=DOCX_TYPE, headers=headers)
