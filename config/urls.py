"""URLs: the public pages, the admin, and the health check."""

from django.contrib import admin
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.urls import include, path

from config.postgres.base import DatabaseUnavailableError


def healthz(request):
    """Return 200 if the database answers, else 503, for a load balancer or a monitor."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, DatabaseUnavailableError):
        return HttpResponse("The database does not answer.\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


handler400 = "cooperation.views.errors.bad_request"

urlpatterns = [
    path("healthz", healthz),
    path("admin/", admin.site.urls),
    path("", include("cooperation.urls")),
]
