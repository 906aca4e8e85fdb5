"""URLs: the admin, and the pages that its "View on site" links name."""

from django.urls import include, path

from tests.effort.stock.admin import site

urlpatterns = [path("admin/", site.urls), path("", include("cooperation.urls"))]
