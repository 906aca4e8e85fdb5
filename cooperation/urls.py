"""Addresses of the register's own pages."""

app_name = "cooperation"
urlpatterns = []
