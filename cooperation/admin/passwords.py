"""Forms that set a password: they save nothing else of the account."""

from django.contrib.admin.forms import AdminPasswordChangeForm


class PlainLabels:
    """A form of accounts whose labels have no colon, like those of records."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class SavePasswordOnly(PlainLabels):
    """A form of a password. Django's own save the whole account, and so undo what was changed in between."""

    def set_password_and_save(self, user, *args, commit=True, **kwargs):
        """Set the password, and save this column only. Return the user."""
        user = super().set_password_and_save(user, *args, commit=False, **kwargs)
        if commit:
            user.save(update_fields=["password"])
        return user


class OwnPasswordForm(SavePasswordOnly, AdminPasswordChangeForm):
    """The form in which users change their own password."""
