"""`manage.py dbshell`, with the wheel's psql."""

from django.db.backends.postgresql import client

from config.postgres.binaries import program


class DatabaseClient(client.DatabaseClient):
    """Open psql on the register's database, after starting the embedded server if needed."""

    @classmethod
    def settings_to_cmd_args_env(cls, settings_dict, parameters):
        """Return the command line and the environment of psql."""
        arguments, environment = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [program("psql"), *arguments[1:]], environment

    def runshell(self, parameters):
        """Run psql until the user quits."""
        self.connection.ensure_server()
        super().runshell(parameters)
