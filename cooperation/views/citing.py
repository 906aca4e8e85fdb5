"""Files with the citation of one record, participant, place or source."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.views.generic import View

from cooperation.exports.citing import BibliographicReference, bibliographic_reference, bibtex_file, csl_file
from cooperation.filters.past_day import lasting_url
from cooperation.register import RecordType
from cooperation.views.base import Page


class CitationFile(Page, View):
    """The citation of one row as a file. Visitors get a 404 for an unpublished row."""

    http_method_names = ["get", "head", "options"]
    record_type: RecordType = None
    content_type: str
    extension: str
    write: Callable[[BibliographicReference], bytes]

    def get(self, request, *args, slug, **kwargs) -> HttpResponse:
        row = self.record_type.model.objects.visible_to(request.user).for_detail().filter(slug=slug).first()
        if row is None:
            raise Http404(f"No {self.record_type.one} found matching the query")
        reference = bibliographic_reference(row, lasting_url(request, row.get_absolute_url()), localdate())
        headers = {"Content-Disposition": f'attachment; filename="{reference.key}.{self.extension}"'}
        return HttpResponse(type(self).write(reference), content_type=self.content_type, headers=headers)


class BibtexFile(CitationFile):
    """A citation for BibTeX and biblatex."""

    content_type, extension = "application/x-bibtex; charset=utf-8", "bib"
    write = staticmethod(bibtex_file)


class CslFile(CitationFile):
    """A citation in CSL-JSON, for programs that manage references."""

    content_type, extension = "application/vnd.citationstyles.csl+json", "json"
    write = staticmethod(csl_file)
