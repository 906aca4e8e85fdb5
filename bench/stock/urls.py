"""URLs: the admin."""

from django.urls import path

from bench.stock.admin import site

urlpatterns = [path("admin/", site.urls)]
