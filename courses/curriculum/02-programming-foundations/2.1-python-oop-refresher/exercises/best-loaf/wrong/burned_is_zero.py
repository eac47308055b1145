"""fails: journal
silent: a pair where there should be none ends the check

A burned loaf is entered as 0

No quality isn't the quality 0: readings can lie below 0, and then the best of the night is a burned loaf. Enter `None`,
and leave it out when you look for the best.
"""


class Journal(Journal):
    @property
    def best(self):
        entries = [(recipe, quality or 0.0) for recipe, quality in self.entries]
        return max(entries, key=lambda entry: entry[1], default=None)
