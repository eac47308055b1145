"""Running the whole site on one machine: what `manage.py up` does, in files by subject."""
