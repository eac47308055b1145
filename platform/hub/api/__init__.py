"""The site for programs, as JSON under /api/. What may be seen is decided by `hub.access`, what is shown comes from the
same functions as the pages; here are only the addresses, and each answer's shape (docs/api.md)."""
