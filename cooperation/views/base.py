"""What all pages share."""

from django.utils.cache import patch_cache_control
from django.views.generic.base import ContextMixin, TemplateView


class Page(ContextMixin):
    """A page of the register: what a signed-in person sees is kept by no cache but their own."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True)
        return response


class About(Page, TemplateView):
    """What the register is, who may use its data, and how accessible it is."""

    template_name = "cooperation/about.html"
