"""The rows of actions in the form of an agreement: their kinds are in a list that the form reads once."""

from collections.abc import Iterable

from django import forms

from cooperation.admin.editing.formsets import RowFormSet
from cooperation.models import ActionKind


class ActionKindField(forms.ModelChoiceField):
    """One kind of action. The rows of a form share the kinds that ``use`` gives them."""

    _kinds: dict[str, ActionKind] | None = None

    def __init__(self, **options) -> None:
        super().__init__(ActionKind.objects.for_list(), **options)

    def use(self, kinds: Iterable[ActionKind]) -> None:
        """Offer these kinds, without a query."""
        self._kinds = {kind.pk: kind for kind in kinds}
        self.choices = [("", self.empty_label), *((kind.pk, kind.name) for kind in kinds)]

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if self._kinds is None:
            self.use(self.queryset)
        if value not in self._kinds:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return self._kinds[value]


class ActionFormSet(RowFormSet):
    """The actions of an agreement."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "kind" in form.fields:  # users who may not change actions see texts
            form.fields["kind"].use(self.instance.action_kinds)
