"""Printed forms of an office: kept as documents, changed, and turned into what paper takes.

What a form is stands in `app.ledger.forms`. Start at `app.forms.catalogue` (which forms there
are), `app.forms.documents` (a form as JSON), `app.forms.making` (from a form to `app.paper`).
"""
