"""How a script asks: for JSON, or for a fragment of HTML."""

JSON = {"Accept": "application/json"}
FRAGMENT = {"HX-Request": "true"}
